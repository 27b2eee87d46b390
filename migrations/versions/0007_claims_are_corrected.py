"""What the staff put down wrongly of a claim is corrected by two people, as a party's data are."""
import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('proposed_correction', schema=None) as batch_op:
        batch_op.add_column(sa.Column('claim_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f('fk_proposed_correction_claim_id'), 'claim', ['claim_id'], ['id'])


def downgrade():
    op.execute('DELETE FROM proposed_correction WHERE claim_id IS NOT NULL')
    with op.batch_alter_table('proposed_correction', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('fk_proposed_correction_claim_id'), type_='foreignkey')
        batch_op.drop_column('claim_id')
