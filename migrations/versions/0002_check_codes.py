"""Papers bear a code by which anyone checks them, and are found by their file."""
import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('paper', sa.Column('check_code', sa.String(length=12), nullable=True))
    op.create_index('uq_paper_check_code', 'paper', ['check_code'], unique=True)
    op.create_index('ix_paper_file', 'paper', ['file_sha256'])


def downgrade():
    op.drop_index('ix_paper_file', 'paper')
    op.drop_index('uq_paper_check_code', 'paper')
    op.drop_column('paper', 'check_code')
