"""The court's queue in the order of its list: the place of each application, its body, and what it is alike to."""
import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None

INDEXES = {
    'ix_strengthening_queue': ['court_id', 'queue_on', 'id'],
    'ix_strengthening_state': ['court_id', 'state', 'queue_on', 'id'],
    'ix_strengthening_submitted': ['court_id', 'id'],
    'ix_strengthening_body': ['court_id', 'body_id', 'queue_on', 'id'],
    'ix_strengthening_keeper': ['handled_by_id', 'queue_on', 'id'],
    'ix_strengthening_alike': ['court_id', 'like_key', 'state', 'queue_on', 'id'],
}


def upgrade():
    with op.batch_alter_table('strengthening', schema=None) as batch_op:
        batch_op.add_column(sa.Column('body_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('queue_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('like_key', sa.String(length=64), nullable=True))
        batch_op.create_foreign_key(op.f('fk_strengthening_body_id'), 'body', ['body_id'], ['id'])
        batch_op.drop_index('ix_strengthening_court')
        for name, columns in INDEXES.items():
            batch_op.create_index(name, columns, unique=False)
    op.create_index('ix_agreement_supplements_id', 'agreement', ['supplements_id'])
    op.create_index('ix_party_heir_of_id', 'party', ['heir_of_id'])
    op.execute("update strengthening set body_id = (select body_id from \"case\" where \"case\".id = case_id)")
    op.execute("update strengthening set queue_on = coalesce(court_due_on, '9999-12-31') where state in "
               "('conf_filed', 'conf_correct', 'conf_docketed', 'conf_objection')")


def downgrade():
    op.drop_index('ix_party_heir_of_id', 'party')
    op.drop_index('ix_agreement_supplements_id', 'agreement')
    with op.batch_alter_table('strengthening', schema=None) as batch_op:
        for name in INDEXES:
            batch_op.drop_index(name)
        batch_op.create_index('ix_strengthening_court', ['court_id', 'state', 'court_due_on', 'id'], unique=False)
        batch_op.drop_constraint(op.f('fk_strengthening_body_id'), type_='foreignkey')
        batch_op.drop_column('like_key')
        batch_op.drop_column('queue_on')
        batch_op.drop_column('body_id')
