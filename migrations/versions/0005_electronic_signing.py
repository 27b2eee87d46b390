"""Rooms in which a text is signed on screens, their signers, and the parties' own passwords for it."""
import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('signing_pin',
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('pin_hash', sa.String(length=200), nullable=False),
    sa.Column('set_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_signing_pin_party_id')),
    sa.PrimaryKeyConstraint('party_id', name=op.f('pk_signing_pin'))
    )
    op.create_table('signing_room',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=32), nullable=False),
    sa.Column('agreement_id', sa.Integer(), nullable=False),
    sa.Column('paper_id', sa.Integer(), nullable=False),
    sa.Column('door', sa.String(length=24), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened_by_id', sa.Integer(), nullable=False),
    sa.Column('sealed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sealed_sha256', sa.String(length=64), nullable=True),
    sa.CheckConstraint("door in ('confirmation', 'arbitration_review', 'none')", name=op.f('ck_signing_room_door')),
    sa.ForeignKeyConstraint(['agreement_id'], ['agreement.id'], name=op.f('fk_signing_room_agreement_id')),
    sa.ForeignKeyConstraint(['opened_by_id'], ['person.id'], name=op.f('fk_signing_room_opened_by_id')),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], name=op.f('fk_signing_room_paper_id')),
    sa.ForeignKeyConstraint(['sealed_sha256'], ['stored_file.sha256'], name=op.f('fk_signing_room_sealed_sha256')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_signing_room')),
    sa.UniqueConstraint('paper_id', name=op.f('uq_signing_room_paper_id')),
    sa.UniqueConstraint('public_id', name=op.f('uq_signing_room_public_id'))
    )
    with op.batch_alter_table('signing_room', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_signing_room_agreement_id'), ['agreement_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_signing_room_sealed_sha256'), ['sealed_sha256'], unique=False)

    op.create_table('signer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=32), nullable=False),
    sa.Column('room_id', sa.Integer(), nullable=False),
    sa.Column('whose', sa.String(length=48), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('link_hash', sa.String(length=64), nullable=True),
    sa.Column('link_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('code_hash', sa.String(length=200), nullable=True),
    sa.Column('code_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('codes_sent', sa.Integer(), nullable=False),
    sa.Column('consented_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('visit_hash', sa.String(length=64), nullable=True),
    sa.Column('identified_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('identified_by', sa.String(length=60), nullable=False),
    sa.Column('signed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('text_sha256', sa.String(length=64), nullable=True),
    sa.Column('strokes_sha256', sa.String(length=64), nullable=True),
    sa.Column('typed_name', sa.String(length=60), nullable=False),
    sa.CheckConstraint('(signed_at is null) = (text_sha256 is null)', name=op.f('ck_signer_signed_text')),
    sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_signer_party_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_signer_person_id')),
    sa.ForeignKeyConstraint(['room_id'], ['signing_room.id'], name=op.f('fk_signer_room_id')),
    sa.ForeignKeyConstraint(['strokes_sha256'], ['stored_file.sha256'], name=op.f('fk_signer_strokes_sha256')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_signer')),
    sa.UniqueConstraint('link_hash', name=op.f('uq_signer_link_hash')),
    sa.UniqueConstraint('public_id', name=op.f('uq_signer_public_id')),
    sa.UniqueConstraint('room_id', 'whose', name='uq_signer_whose')
    )


def downgrade():
    op.drop_table('signer')
    with op.batch_alter_table('signing_room', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_signing_room_sealed_sha256'))
        batch_op.drop_index(batch_op.f('ix_signing_room_agreement_id'))

    op.drop_table('signing_room')
    op.drop_table('signing_pin')
