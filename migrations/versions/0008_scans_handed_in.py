"""Scans of signed papers that were handed in, and which page of which paper each of their pages is."""
import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('scan_hand_in',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=32), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('handed_in_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('filed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_scan_hand_in_by_id')),
    sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_scan_hand_in_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scan_hand_in')),
    sa.UniqueConstraint('public_id', name=op.f('uq_scan_hand_in_public_id'))
    )
    op.create_index(op.f('ix_scan_hand_in_by_id'), 'scan_hand_in', ['by_id'], unique=False)
    op.create_table('handed_in_file',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=32), nullable=False),
    sa.Column('hand_in_id', sa.Integer(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('name_sealed', sa.Text(), nullable=True),
    sa.Column('file_sha256', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['file_sha256'], ['stored_file.sha256'], name=op.f('fk_handed_in_file_file_sha256')),
    sa.ForeignKeyConstraint(['hand_in_id'], ['scan_hand_in.id'], name=op.f('fk_handed_in_file_hand_in_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handed_in_file')),
    sa.UniqueConstraint('hand_in_id', 'ordinal', name='uq_handed_in_file_ordinal'),
    sa.UniqueConstraint('public_id', name=op.f('uq_handed_in_file_public_id'))
    )
    op.create_index(op.f('ix_handed_in_file_file_sha256'), 'handed_in_file', ['file_sha256'], unique=False)
    op.create_table('handed_in_page',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('turned', sa.Integer(), nullable=False),
    sa.Column('paper_id', sa.Integer(), nullable=True),
    sa.Column('paper_page', sa.Integer(), nullable=True),
    sa.Column('strange_code', sa.Boolean(), nullable=False),
    sa.Column('by_hand', sa.Boolean(), nullable=False),
    sa.Column('filed', sa.Boolean(), nullable=False),
    sa.CheckConstraint('(paper_id is null) = (paper_page is null)', name=op.f('ck_handed_in_page_paper_page')),
    sa.ForeignKeyConstraint(['file_id'], ['handed_in_file.id'], name=op.f('fk_handed_in_page_file_id')),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], name=op.f('fk_handed_in_page_paper_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handed_in_page'))
    )
    op.create_index(op.f('ix_handed_in_page_file_id'), 'handed_in_page', ['file_id'], unique=False)
    op.create_index(op.f('ix_handed_in_page_paper_id'), 'handed_in_page', ['paper_id'], unique=False)


def downgrade():
    op.drop_table('handed_in_page')
    op.drop_table('handed_in_file')
    op.drop_table('scan_hand_in')
