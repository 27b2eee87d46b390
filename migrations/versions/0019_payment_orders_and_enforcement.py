"""What goes on at a court about lines that were not performed, and titles that came of a handoff."""
import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None

OLD_STATES = "state in ('unopened', 'performing', 'performed', 'defaulted', 'waived')"
STATES = ("state in ('unopened', 'performing', 'performed', 'defaulted', 'payorder_filed', 'payorder_docketed', "
          "'payorder_issued', 'payorder_served', 'payorder_ended', 'enforcing', 'enforce_paused', 'waived')")
OLD_STANDINGS = "standing in ('draft', 'signing', 'in_effect', 'replaced', 'void', 'dropped')"
STANDINGS = "standing in ('draft', 'signing', 'in_effect', 'replaced', 'title', 'void', 'dropped')"


def _check(table, name, words, column=None, was=None, length=None):
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(op.f(name), type_='check')
        if column:
            batch_op.alter_column(column, existing_type=sa.String(length=was), type_=sa.String(length=length),
                                  existing_nullable=False)
        batch_op.create_check_constraint(op.f(name), sa.text(words))


def upgrade():
    _check('obligation', 'ck_obligation_state', STATES, 'state', 16, 20)
    _check('agreement', 'ck_agreement_standing', STANDINGS)
    op.create_table(
        'court_proceeding',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=16), nullable=False),
        sa.Column('gate', sa.String(length=16), nullable=True),
        sa.Column('title', sa.String(length=20), nullable=True),
        sa.Column('title_number', sa.String(length=80), nullable=False),
        sa.Column('creditor_id', sa.Integer(), nullable=False),
        sa.Column('debtor_id', sa.Integer(), nullable=False),
        sa.Column('court_name', sa.String(length=120), nullable=False),
        sa.Column('number', sa.String(length=60), nullable=False),
        sa.Column('judge', sa.String(length=60), nullable=False),
        sa.Column('filed_on', sa.Date(), nullable=False),
        sa.Column('served_on', sa.Date(), nullable=True),
        sa.Column('ended_on', sa.Date(), nullable=True),
        sa.Column('ended_as', sa.String(length=20), nullable=False),
        sa.Column('ruled_on', sa.Date(), nullable=True),
        sa.Column('suit_declined_on', sa.Date(), nullable=True),
        sa.CheckConstraint("kind in ('payment_order', 'enforcement')", name=op.f('ck_court_proceeding_kind')),
        sa.CheckConstraint("(kind = 'payment_order') = (gate is not null) and (gate is null or gate in "
                           "('agreement', 'arrears'))", name=op.f('ck_court_proceeding_gate')),
        sa.CheckConstraint("(kind = 'enforcement') = (title is not null)", name=op.f('ck_court_proceeding_title')),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_court_proceeding_case_id')),
        sa.ForeignKeyConstraint(['creditor_id'], ['party.id'], name=op.f('fk_court_proceeding_creditor_id')),
        sa.ForeignKeyConstraint(['debtor_id'], ['party.id'], name=op.f('fk_court_proceeding_debtor_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_court_proceeding')),
        sa.UniqueConstraint('public_id', name=op.f('uq_court_proceeding_public_id')))
    op.create_index('ix_court_proceeding_case', 'court_proceeding', ['case_id', 'id'])
    op.create_table(
        'proceeding_line',
        sa.Column('proceeding_id', sa.Integer(), nullable=False),
        sa.Column('obligation_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['obligation_id'], ['obligation.id'], name=op.f('fk_proceeding_line_obligation_id')),
        sa.ForeignKeyConstraint(['proceeding_id'], ['court_proceeding.id'],
                                name=op.f('fk_proceeding_line_proceeding_id')),
        sa.PrimaryKeyConstraint('proceeding_id', 'obligation_id', name=op.f('pk_proceeding_line')))
    op.create_index(op.f('ix_proceeding_line_obligation_id'), 'proceeding_line', ['obligation_id'])
    op.create_table(
        'proceeding_entry',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('proceeding_id', sa.Integer(), nullable=False),
        sa.Column('act', sa.String(length=48), nullable=False),
        sa.Column('act_words', sa.String(length=60), nullable=False),
        sa.Column('happened_on', sa.Date(), nullable=False),
        sa.Column('number', sa.String(length=60), nullable=False),
        sa.Column('judge', sa.String(length=60), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('scan_sha256', sa.String(length=64), nullable=True),
        sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_proceeding_entry_by_id')),
        sa.ForeignKeyConstraint(['proceeding_id'], ['court_proceeding.id'],
                                name=op.f('fk_proceeding_entry_proceeding_id')),
        sa.ForeignKeyConstraint(['scan_sha256'], ['stored_file.sha256'],
                                name=op.f('fk_proceeding_entry_scan_sha256')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_proceeding_entry')))
    op.create_index(op.f('ix_proceeding_entry_proceeding_id'), 'proceeding_entry', ['proceeding_id'])
    op.create_table(
        'handoff_title',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('agreement_id', sa.Integer(), nullable=False),
        sa.Column('handoff_ref', sa.String(length=32), nullable=False),
        sa.Column('kind', sa.String(length=20), nullable=False),
        sa.Column('made_by', sa.String(length=120), nullable=False),
        sa.Column('number', sa.String(length=80), nullable=False),
        sa.Column('effective_on', sa.Date(), nullable=False),
        sa.Column('scan_sha256', sa.String(length=64), nullable=True),
        sa.CheckConstraint("kind in ('none', 'settlement', 'ruling', 'arbitration_paper', 'court_paper', "
                           "'payment_order', 'award', 'judgment')", name=op.f('ck_handoff_title_kind')),
        sa.ForeignKeyConstraint(['agreement_id'], ['agreement.id'], name=op.f('fk_handoff_title_agreement_id')),
        sa.ForeignKeyConstraint(['scan_sha256'], ['stored_file.sha256'], name=op.f('fk_handoff_title_scan_sha256')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_handoff_title')),
        sa.UniqueConstraint('agreement_id', name=op.f('uq_handoff_title_agreement_id')))
    op.create_index(op.f('ix_handoff_title_handoff_ref'), 'handoff_title', ['handoff_ref'])


def downgrade():
    op.drop_table('handoff_title')
    op.drop_table('proceeding_entry')
    op.drop_table('proceeding_line')
    op.drop_table('court_proceeding')
    op.execute("update obligation set state = 'defaulted' where state like 'payorder%' or state like 'enforc%'")
    op.execute("update agreement set standing = 'in_effect' where standing = 'title'")
    _check('agreement', 'ck_agreement_standing', OLD_STANDINGS)
    _check('obligation', 'ck_obligation_state', OLD_STATES, 'state', 20, 16)
