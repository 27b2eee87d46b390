"""The industry of an employer, the number of a file, who pays an interpreter, and the sum that an agreed fact names."""
import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('known_employer', sa.Column('industry', sa.String(length=40), nullable=True))
    op.add_column('party', sa.Column('industry', sa.String(length=40), nullable=True))
    op.add_column('case', sa.Column('file_number', sa.String(length=40), nullable=True))
    op.create_index('uq_case_file_number', 'case', ['body_id', 'file_number'], unique=True)
    op.add_column('interpreter', sa.Column('fee_source', sa.String(length=80), nullable=True))
    with op.batch_alter_table('agreed_fact', schema=None) as batch_op:
        batch_op.add_column(sa.Column('claim_type', sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column('amount_fen', sa.BigInteger(), nullable=True))
        batch_op.create_check_constraint(op.f('ck_agreed_fact_sum_and_kind'),
                                         '(amount_fen is null) = (claim_type is null)')


def downgrade():
    with op.batch_alter_table('agreed_fact', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_agreed_fact_sum_and_kind'), type_='check')
        batch_op.drop_column('amount_fen')
        batch_op.drop_column('claim_type')
    op.drop_column('interpreter', 'fee_source')
    op.drop_index('uq_case_file_number', 'case')
    op.drop_column('case', 'file_number')
    op.drop_column('party', 'industry')
    op.drop_column('known_employer', 'industry')
