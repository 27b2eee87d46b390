"""The file of a case bound as one book: asked for, under way, ready."""
import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

UNDER_WAY = "standing in ('waiting', 'binding')"


def upgrade():
    op.create_table(
        'book',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('part', sa.String(length=16), nullable=False),
        sa.Column('standing', sa.String(length=16), nullable=False),
        sa.Column('asked_by_id', sa.Integer(), nullable=False),
        sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('worked_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('ready_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('tries', sa.Integer(), nullable=False),
        sa.Column('done', sa.Integer(), nullable=False),
        sa.Column('whole', sa.Integer(), nullable=False),
        sa.Column('pages', sa.Integer(), nullable=True),
        sa.Column('damaged', sa.JSON(), nullable=False),
        sa.Column('made_from', sa.String(length=64), nullable=True),
        sa.Column('file_sha256', sa.String(length=64), nullable=True),
        sa.CheckConstraint("standing in ('waiting', 'binding', 'ready', 'failed')", name=op.f('ck_book_standing')),
        sa.CheckConstraint("part in ('main', 'inner')", name=op.f('ck_book_part')),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_book_case_id')),
        sa.ForeignKeyConstraint(['asked_by_id'], ['person.id'], name=op.f('fk_book_asked_by_id')),
        sa.ForeignKeyConstraint(['file_sha256'], ['stored_file.sha256'], name=op.f('fk_book_file_sha256')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_book')),
        sa.UniqueConstraint('public_id', name=op.f('uq_book_public_id')))
    op.create_index('uq_book_under_way', 'book', ['case_id'], unique=True, sqlite_where=sa.text(UNDER_WAY),
                    postgresql_where=sa.text(UNDER_WAY))
    op.create_index('ix_book_case', 'book', ['case_id', 'part', 'id'], unique=False)


def downgrade():
    op.drop_index('ix_book_case', table_name='book')
    op.drop_index('uq_book_under_way', table_name='book', sqlite_where=sa.text(UNDER_WAY),
                  postgresql_where=sa.text(UNDER_WAY))
    op.drop_table('book')
