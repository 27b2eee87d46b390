"""Who wants to be called says about what, and under which other number."""
import sqlalchemy as sa
from alembic import op

revision = '0035'
down_revision = '0034'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('language_call', schema=None) as batch_op:
        batch_op.alter_column('suits', new_column_name='words', existing_type=sa.String(length=100),
                              type_=sa.String(length=300), existing_nullable=False)
        batch_op.add_column(sa.Column('phone_sealed', sa.String(length=200), nullable=True))


def downgrade():
    op.execute('update language_call set words = substr(words, 1, 100)')
    with op.batch_alter_table('language_call', schema=None) as batch_op:
        batch_op.drop_column('phone_sealed')
        batch_op.alter_column('words', new_column_name='suits', existing_type=sa.String(length=300),
                              type_=sa.String(length=100), existing_nullable=False)
