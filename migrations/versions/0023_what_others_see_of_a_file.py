"""Whether a file was looked at and what others see of it; who moved a piece; the nightly round over the store."""
import sqlalchemy as sa
from alembic import op

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'file_check',
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('standing', sa.String(length=16), nullable=False),
        sa.Column('why', sa.String(length=200), nullable=False),
        sa.Column('pages', sa.Integer(), nullable=False),
        sa.Column('tries', sa.Integer(), nullable=False),
        sa.Column('looked_at', sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("standing in ('checking', 'shown', 'not_shown', 'held_back')",
                           name=op.f('ck_file_check_standing')),
        sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_file_check_sha256')),
        sa.PrimaryKeyConstraint('sha256', name=op.f('pk_file_check')))
    op.create_index('ix_file_check_standing', 'file_check', ['standing'])
    op.create_table(
        'derivative',
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('picture_sha256', sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(['sha256'], ['file_check.sha256'], name=op.f('fk_derivative_sha256')),
        sa.ForeignKeyConstraint(['picture_sha256'], ['stored_file.sha256'], name=op.f('fk_derivative_picture_sha256')),
        sa.PrimaryKeyConstraint('sha256', 'number', name=op.f('pk_derivative')))
    op.create_table(
        'handing_in',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_handing_in_party_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_handing_in')))
    op.create_index('ix_handing_in_party', 'handing_in', ['party_id', 'at'])
    _rounds()
    with op.batch_alter_table('evidence', schema=None) as batch_op:
        batch_op.add_column(sa.Column('open_since', sa.DateTime(timezone=True), nullable=True))
    op.execute("update evidence set open_since = received_at where zone <> 'private'")
    with op.batch_alter_table('zone_move', schema=None) as batch_op:
        batch_op.add_column(sa.Column('by_party_id', sa.Integer(), nullable=True))
        batch_op.alter_column('by_id', existing_type=sa.Integer(), nullable=True)
        batch_op.create_foreign_key(op.f('fk_zone_move_by_party_id'), 'party', ['by_party_id'], ['id'])
        batch_op.create_check_constraint(op.f('ck_zone_move_by_one'), '(by_id is null) <> (by_party_id is null)')


def _rounds():
    op.create_table(
        'night_round',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('night', sa.Date(), nullable=False),
        sa.Column('began_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('reached', sa.String(length=64), nullable=False),
        sa.Column('read', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_night_round')),
        sa.UniqueConstraint('night', name=op.f('uq_night_round_night')))
    op.create_table(
        'store_fault',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('kind', sa.String(length=16), nullable=False),
        sa.Column('found_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('mended_at', sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind in ('missing', 'damaged')", name=op.f('ck_store_fault_kind')),
        sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_store_fault_sha256'),
                                ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_store_fault')))
    op.create_index(op.f('ix_store_fault_sha256'), 'store_fault', ['sha256'])


def downgrade():
    """What a party moved by itself has nobody of the staff to name: those moves go, their zones stay."""
    op.execute('delete from zone_move where by_id is null')
    with op.batch_alter_table('zone_move', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_zone_move_by_one'), type_='check')
        batch_op.drop_constraint(op.f('fk_zone_move_by_party_id'), type_='foreignkey')
        batch_op.drop_column('by_party_id')
        batch_op.alter_column('by_id', existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table('evidence', schema=None) as batch_op:
        batch_op.drop_column('open_since')
    for table in ('store_fault', 'night_round', 'handing_in', 'derivative', 'file_check'):
        op.drop_table(table)
