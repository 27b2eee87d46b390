"""A paper knows where on it people sign."""
import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('paper', sa.Column('places', sa.JSON(), nullable=True))


def downgrade():
    op.drop_column('paper', 'places')
