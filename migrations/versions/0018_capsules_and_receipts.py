"""Capsules for a receiver without a network, and the receipts that came back for them."""
import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'capsule',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('handoff_id', sa.Integer(), nullable=True),
        sa.Column('strengthening_id', sa.Integer(), nullable=True),
        sa.Column('ordinal', sa.Integer(), nullable=False),
        sa.Column('receiver', sa.String(length=120), nullable=False),
        sa.Column('standing', sa.String(length=16), nullable=False),
        sa.Column('asked_by_id', sa.Integer(), nullable=False),
        sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('worked_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('tries', sa.Integer(), nullable=False),
        sa.Column('pieces', sa.Integer(), nullable=False),
        sa.Column('warnings', sa.JSON(), nullable=False),
        sa.Column('manifest_sha256', sa.String(length=64), nullable=True),
        sa.Column('file_sha256', sa.String(length=64), nullable=True),
        sa.CheckConstraint("standing in ('waiting', 'making', 'ready', 'failed')", name=op.f('ck_capsule_standing')),
        sa.CheckConstraint('(handoff_id is null) <> (strengthening_id is null)', name=op.f('ck_capsule_of_one_record')),
        sa.CheckConstraint("standing <> 'ready' or (file_sha256 is not null and manifest_sha256 is not null)",
                           name=op.f('ck_capsule_ready_is_kept')),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_capsule_case_id')),
        sa.ForeignKeyConstraint(['handoff_id'], ['handoff.id'], name=op.f('fk_capsule_handoff_id')),
        sa.ForeignKeyConstraint(['strengthening_id'], ['strengthening.id'], name=op.f('fk_capsule_strengthening_id')),
        sa.ForeignKeyConstraint(['asked_by_id'], ['person.id'], name=op.f('fk_capsule_asked_by_id')),
        sa.ForeignKeyConstraint(['file_sha256'], ['stored_file.sha256'], name=op.f('fk_capsule_file_sha256')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_capsule')),
        sa.UniqueConstraint('public_id', name=op.f('uq_capsule_public_id')),
        sa.UniqueConstraint('manifest_sha256', name=op.f('uq_capsule_manifest_sha256')),
        sa.UniqueConstraint('handoff_id', 'ordinal', name='uq_capsule_handoff'),
        sa.UniqueConstraint('strengthening_id', 'ordinal', name='uq_capsule_strengthening'))
    op.create_index('ix_capsule_case', 'capsule', ['case_id', 'id'])
    op.create_index('ix_capsule_standing', 'capsule', ['standing', 'id'])
    op.create_table(
        'capsule_receipt',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('capsule_id', sa.Integer(), nullable=False),
        sa.Column('way', sa.String(length=16), nullable=False),
        sa.Column('received_by', sa.String(length=200), nullable=False),
        sa.Column('number', sa.String(length=80), nullable=False),
        sa.Column('received_on', sa.Date(), nullable=False),
        sa.Column('proof_sha256', sa.String(length=64), nullable=True),
        sa.Column('signer', sa.String(length=120), nullable=False),
        sa.Column('fingerprint', sa.String(length=64), nullable=True),
        sa.Column('self_made', sa.Boolean(), nullable=True),
        sa.Column('said_sha256', sa.String(length=64), nullable=False),
        sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=False),
        sa.CheckConstraint("way in ('typed', 'stamped', 'signed')", name=op.f('ck_capsule_receipt_way')),
        sa.CheckConstraint("way = 'typed' or proof_sha256 is not null", name=op.f('ck_capsule_receipt_proven')),
        sa.ForeignKeyConstraint(['capsule_id'], ['capsule.id'], name=op.f('fk_capsule_receipt_capsule_id')),
        sa.ForeignKeyConstraint(['proof_sha256'], ['stored_file.sha256'],
                                name=op.f('fk_capsule_receipt_proof_sha256')),
        sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_capsule_receipt_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_capsule_receipt')),
        sa.UniqueConstraint('public_id', name=op.f('uq_capsule_receipt_public_id')),
        sa.UniqueConstraint('capsule_id', 'said_sha256', name='uq_capsule_receipt_said'))


def downgrade():
    op.drop_table('capsule_receipt')
    op.drop_index('ix_capsule_standing', table_name='capsule')
    op.drop_index('ix_capsule_case', table_name='capsule')
    op.drop_table('capsule')
