"""Who wants to be called says about what, and under which other number."""
import sqlalchemy as sa
from alembic import op

revision = '0035'
down_revision = '0034'
branch_labels = None
depends_on = None


def upgrade():
    move('suits', 'words', 300)
    op.add_column('language_call', sa.Column('phone_sealed', sa.String(length=200), nullable=True))


def downgrade():
    with op.batch_alter_table('language_call', schema=None) as batch_op:
        batch_op.drop_column('phone_sealed')
    move('words', 'suits', 100)


def move(old, new, length):
    """A new column rather than a new name: a database that names its NOT NULL would keep the old one."""
    with op.batch_alter_table('language_call', schema=None) as batch_op:
        batch_op.add_column(sa.Column(new, sa.String(length=length), nullable=False, server_default=''))
    op.execute(f'update language_call set {new} = substr({old}, 1, {length})')
    with op.batch_alter_table('language_call', schema=None) as batch_op:
        batch_op.alter_column(new, existing_type=sa.String(length=length), existing_nullable=False, server_default=None)
        batch_op.drop_column(old)
