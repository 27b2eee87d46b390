"""Files held back that two people open or let go."""
import sqlalchemy as sa
from alembic import op

revision = '0038'
down_revision = '0037'
branch_labels = None
depends_on = None

OPEN = sa.text('decided_at is null')


def upgrade():
    op.add_column('file_check', sa.Column('harmless_since', sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        'held_back_release',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('evidence_id', sa.Integer(), nullable=False),
        sa.Column('wanted', sa.String(length=16), nullable=False),
        sa.Column('reason_sealed', sa.Text(), nullable=True),
        sa.Column('asked_by_id', sa.Integer(), nullable=False),
        sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('allowed', sa.Boolean(), nullable=True),
        sa.Column('words_sealed', sa.Text(), nullable=True),
        sa.Column('decided_by_id', sa.Integer(), nullable=True),
        sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('until', sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("wanted in ('fetch', 'harmless')", name=op.f('ck_held_back_release_wanted')),
        sa.CheckConstraint('decided_by_id is null or decided_by_id <> asked_by_id',
                           name=op.f('ck_held_back_release_two_people')),
        sa.CheckConstraint('(decided_at is null) = (decided_by_id is null) and '
                           '(decided_at is null) = (allowed is null)', name=op.f('ck_held_back_release_decided')),
        sa.CheckConstraint("until is null or (allowed and wanted = 'fetch')", name=op.f('ck_held_back_release_until')),
        sa.ForeignKeyConstraint(['evidence_id'], ['evidence.id'], name=op.f('fk_held_back_release_evidence_id')),
        sa.ForeignKeyConstraint(['asked_by_id'], ['person.id'], name=op.f('fk_held_back_release_asked_by_id')),
        sa.ForeignKeyConstraint(['decided_by_id'], ['person.id'], name=op.f('fk_held_back_release_decided_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_held_back_release')),
        sa.UniqueConstraint('public_id', name=op.f('uq_held_back_release_public_id')))
    op.create_index(op.f('ix_held_back_release_evidence_id'), 'held_back_release', ['evidence_id'])
    op.create_index('uq_held_back_release_open', 'held_back_release', ['evidence_id'], unique=True, sqlite_where=OPEN,
                    postgresql_where=OPEN)


def downgrade():
    op.drop_table('held_back_release')
    op.drop_column('file_check', 'harmless_since')
