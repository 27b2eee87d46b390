"""Papers of a court that were handed in together, and the application each was recorded with."""
import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('court_delivery',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=32), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('handed_in_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_court_delivery_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_court_delivery')),
    sa.UniqueConstraint('public_id', name=op.f('uq_court_delivery_public_id'))
    )
    op.create_index(op.f('ix_court_delivery_by_id'), 'court_delivery', ['by_id'], unique=False)
    op.create_table('delivered_paper',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=32), nullable=False),
    sa.Column('delivery_id', sa.Integer(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('name_sealed', sa.Text(), nullable=True),
    sa.Column('file_sha256', sa.String(length=64), nullable=False),
    sa.Column('found_by', sa.String(length=8), nullable=False),
    sa.Column('receipt_read', sa.String(length=20), nullable=False),
    sa.Column('number_read', sa.String(length=60), nullable=False),
    sa.Column('other_number', sa.String(length=60), nullable=False),
    sa.Column('result_read', sa.String(length=20), nullable=False),
    sa.Column('day_read', sa.Date(), nullable=True),
    sa.Column('judge_read', sa.String(length=60), nullable=False),
    sa.Column('recorded_with_id', sa.Integer(), nullable=True),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("found_by in ('name', 'qr', 'text', 'nothing')", name=op.f('ck_delivered_paper_found_by')),
    sa.CheckConstraint('recorded_with_id is null or settled_at is not null',
                       name=op.f('ck_delivered_paper_settled')),
    sa.ForeignKeyConstraint(['delivery_id'], ['court_delivery.id'], name=op.f('fk_delivered_paper_delivery_id')),
    sa.ForeignKeyConstraint(['file_sha256'], ['stored_file.sha256'], name=op.f('fk_delivered_paper_file_sha256')),
    sa.ForeignKeyConstraint(['recorded_with_id'], ['strengthening.id'],
                            name=op.f('fk_delivered_paper_recorded_with_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_delivered_paper')),
    sa.UniqueConstraint('public_id', name=op.f('uq_delivered_paper_public_id')),
    sa.UniqueConstraint('delivery_id', 'ordinal', name='uq_delivered_paper_ordinal')
    )
    op.create_index(op.f('ix_delivered_paper_file_sha256'), 'delivered_paper', ['file_sha256'], unique=False)
    op.create_index(op.f('ix_delivered_paper_recorded_with_id'), 'delivered_paper', ['recorded_with_id'], unique=False)


def downgrade():
    op.drop_table('delivered_paper')
    op.drop_table('court_delivery')
