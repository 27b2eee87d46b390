"""What a commission and a court decide moves the handoff; what its receiver answered stands on it."""
import sqlalchemy as sa
from alembic import op

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None

BEFORE = ("unopened", "prepared", "aid_asked", "aid_granted", "arbitration", "litigation", "ended")
AFTER = ("unopened", "prepared", "aid_asked", "aid_granted", "arbitration", "arb_mediating", "awarded",
         "award_annulled", "litigation", "suit_mediating", "judged", "enforce_title", "ended")


def _one_of(states):
    return f"state in ({', '.join(repr(state) for state in states)})"


def upgrade():
    with op.batch_alter_table('handoff', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_handoff_state'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_handoff_state'), _one_of(AFTER))
        batch_op.add_column(sa.Column('agreement_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('obligation_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('court_name', sa.String(length=120), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('accepted_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('docketed_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('award_force', sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column('preserved', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('answer', sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column('answered_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('answer_words', sa.Text(), nullable=False, server_default=''))
        batch_op.create_foreign_key(batch_op.f('fk_handoff_agreement_id'), 'agreement', ['agreement_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_handoff_obligation_id'), 'obligation', ['obligation_id'], ['id'])
        batch_op.create_check_constraint(batch_op.f('ck_handoff_returned_with_a_reason'),
                                         "answer <> 'returned' or answer_words <> ''")
    with op.batch_alter_table('handoff', schema=None) as batch_op:
        for name in ('court_name', 'preserved', 'answer_words'):
            batch_op.alter_column(name, server_default=None)
    with op.batch_alter_table('handoff_result', schema=None) as batch_op:
        batch_op.add_column(sa.Column('received_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('employer_received_on', sa.Date(), nullable=True))


def downgrade():
    op.execute("update handoff set state = 'arbitration' where state in ('arb_mediating', 'awarded', 'award_annulled')")
    op.execute("update handoff set state = 'litigation' where state in ('suit_mediating', 'judged', 'enforce_title')")
    with op.batch_alter_table('handoff_result', schema=None) as batch_op:
        batch_op.drop_column('employer_received_on')
        batch_op.drop_column('received_on')
    with op.batch_alter_table('handoff', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_handoff_returned_with_a_reason'), type_='check')
        batch_op.drop_constraint(batch_op.f('fk_handoff_obligation_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_handoff_agreement_id'), type_='foreignkey')
        for name in ('answer_words', 'answered_on', 'answer', 'preserved', 'award_force', 'docketed_on', 'accepted_on',
                     'court_name', 'obligation_id', 'agreement_id'):
            batch_op.drop_column(name)
        batch_op.drop_constraint(batch_op.f('ck_handoff_state'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_handoff_state'), _one_of(BEFORE))
