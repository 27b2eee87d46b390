"""Files that come in piece by piece."""
import sqlalchemy as sa
from alembic import op

revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None

UNFINISHED = sa.text('piece_ref is null')


def upgrade():
    op.create_table(
        'file_in_pieces',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('known_by', sa.String(length=64), nullable=True),
        sa.Column('size', sa.BigInteger(), nullable=False),
        sa.Column('reached', sa.BigInteger(), nullable=False),
        sa.Column('on_disk', sa.BigInteger(), nullable=False),
        sa.Column('file_name_sealed', sa.Text(), nullable=True),
        sa.Column('name_sealed', sa.Text(), nullable=True),
        sa.Column('proves_sealed', sa.Text(), nullable=True),
        sa.Column('zone', sa.String(length=16), nullable=False),
        sa.Column('begun_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('piece_ref', sa.String(length=32), nullable=True),
        sa.CheckConstraint('size > 0 and reached >= 0 and reached <= size and on_disk >= 0',
                           name=op.f('ck_file_in_pieces_reached')),
        sa.CheckConstraint("zone in ('private', 'handling')", name=op.f('ck_file_in_pieces_zone')),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_file_in_pieces_party_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_file_in_pieces')),
        sa.UniqueConstraint('public_id', name=op.f('uq_file_in_pieces_public_id')))
    op.create_index(op.f('ix_file_in_pieces_party_id'), 'file_in_pieces', ['party_id'])
    op.create_index(op.f('ix_file_in_pieces_begun_at'), 'file_in_pieces', ['begun_at'])
    op.create_index('uq_file_in_pieces_open', 'file_in_pieces', ['party_id', 'known_by'], unique=True,
                    sqlite_where=UNFINISHED, postgresql_where=UNFINISHED)


def downgrade():
    op.drop_table('file_in_pieces')
