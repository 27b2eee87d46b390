"""The hours that a court posts, what is booked in them, and who stands in for a liaison on leave."""
import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'court_slot',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('court_id', sa.Integer(), nullable=False),
        sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('way', sa.String(length=16), nullable=False),
        sa.Column('place', sa.String(length=300), nullable=False),
        sa.Column('posted_by_id', sa.Integer(), nullable=False),
        sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("way in ('in_person', 'video')", name=op.f('ck_court_slot_way')),
        sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_court_slot_lasts')),
        sa.ForeignKeyConstraint(['court_id'], ['body.id'], name=op.f('fk_court_slot_court_id')),
        sa.ForeignKeyConstraint(['posted_by_id'], ['person.id'], name=op.f('fk_court_slot_posted_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_court_slot')),
        sa.UniqueConstraint('public_id', name=op.f('uq_court_slot_public_id')))
    op.create_index('uq_court_slot_place', 'court_slot', ['court_id', 'starts_at', 'place'], unique=True,
                    sqlite_where=sa.text('withdrawn_at is null'), postgresql_where=sa.text('withdrawn_at is null'))
    op.create_table(
        'court_booking',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('slot_id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('made_by_id', sa.Integer(), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('moved', sa.Integer(), nullable=False),
        sa.Column('ended_words', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_court_booking_case_id')),
        sa.ForeignKeyConstraint(['made_by_id'], ['person.id'], name=op.f('fk_court_booking_made_by_id')),
        sa.ForeignKeyConstraint(['slot_id'], ['court_slot.id'], name=op.f('fk_court_booking_slot_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_court_booking')),
        sa.UniqueConstraint('public_id', name=op.f('uq_court_booking_public_id')))
    op.create_index(op.f('ix_court_booking_case_id'), 'court_booking', ['case_id'])
    op.create_index('uq_court_booking_slot', 'court_booking', ['slot_id'], unique=True,
                    sqlite_where=sa.text('ended_at is null'), postgresql_where=sa.text('ended_at is null'))
    op.create_table(
        'booked_agreement',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('booking_id', sa.Integer(), nullable=False),
        sa.Column('agreement_id', sa.Integer(), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['agreement_id'], ['agreement.id'], name=op.f('fk_booked_agreement_agreement_id')),
        sa.ForeignKeyConstraint(['booking_id'], ['court_booking.id'], name=op.f('fk_booked_agreement_booking_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_booked_agreement')))
    op.create_index(op.f('ix_booked_agreement_booking_id'), 'booked_agreement', ['booking_id'])
    op.create_index('uq_booked_agreement', 'booked_agreement', ['agreement_id'], unique=True,
                    sqlite_where=sa.text('ended_at is null'), postgresql_where=sa.text('ended_at is null'))
    op.create_table(
        'liaison_cover',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('court_id', sa.Integer(), nullable=False),
        sa.Column('absent_id', sa.Integer(), nullable=False),
        sa.Column('substitute_id', sa.Integer(), nullable=False),
        sa.Column('from_on', sa.Date(), nullable=False),
        sa.Column('until_on', sa.Date(), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint('until_on >= from_on', name=op.f('ck_liaison_cover_lasts')),
        sa.CheckConstraint('absent_id <> substitute_id', name=op.f('ck_liaison_cover_another')),
        sa.ForeignKeyConstraint(['absent_id'], ['person.id'], name=op.f('fk_liaison_cover_absent_id')),
        sa.ForeignKeyConstraint(['court_id'], ['body.id'], name=op.f('fk_liaison_cover_court_id')),
        sa.ForeignKeyConstraint(['substitute_id'], ['person.id'], name=op.f('fk_liaison_cover_substitute_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_liaison_cover')),
        sa.UniqueConstraint('public_id', name=op.f('uq_liaison_cover_public_id')))
    op.create_index('ix_liaison_cover_court', 'liaison_cover', ['court_id', 'until_on'])


def downgrade():
    op.drop_table('liaison_cover')
    op.drop_table('booked_agreement')
    op.drop_table('court_booking')
    op.drop_table('court_slot')
