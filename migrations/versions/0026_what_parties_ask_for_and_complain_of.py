"""What parties ask for on their own pages, which only the staff can decide; and what they complain of."""
import sqlalchemy as sa
from alembic import op

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None

OPEN = sa.text('settled_at is null and taken_back_at is null')


def upgrade():
    op.create_table(
        'party_request',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=16), nullable=False),
        sa.Column('about_id', sa.Integer(), nullable=True),
        sa.Column('ground', sa.String(length=16), nullable=True),
        sa.Column('words_sealed', sa.Text(), nullable=True),
        sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('taken_back_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('settled_by_id', sa.Integer(), nullable=True),
        sa.Column('outcome', sa.String(length=16), nullable=True),
        sa.Column('answer_sealed', sa.Text(), nullable=True),
        sa.CheckConstraint("kind in ('withdraw', 'change_mediator')", name=op.f('ck_party_request_kind')),
        sa.CheckConstraint('(settled_at is null) = (outcome is null)',
                           name=op.f('ck_party_request_settled_with_outcome')),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_party_request_case_id')),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_party_request_party_id')),
        sa.ForeignKeyConstraint(['about_id'], ['panel_member.id'], name=op.f('fk_party_request_about_id')),
        sa.ForeignKeyConstraint(['settled_by_id'], ['person.id'], name=op.f('fk_party_request_settled_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_party_request')),
        sa.UniqueConstraint('public_id', name=op.f('uq_party_request_public_id')))
    op.create_index('uq_party_request_open', 'party_request', ['party_id', 'kind'], unique=True, sqlite_where=OPEN,
                    postgresql_where=OPEN)
    op.create_index('ix_party_request_asked', 'party_request', ['case_id', 'asked_at'])
    op.create_table(
        'grievance',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('about_id', sa.Integer(), nullable=True),
        sa.Column('to_body_id', sa.Integer(), nullable=False),
        sa.Column('words_sealed', sa.Text(), nullable=True),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('reply_by', sa.Date(), nullable=False),
        sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('opened_by_id', sa.Integer(), nullable=True),
        sa.Column('replied_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('replied_by_id', sa.Integer(), nullable=True),
        sa.Column('reply_sealed', sa.Text(), nullable=True),
        sa.CheckConstraint('(replied_at is null) = (reply_sealed is null)',
                           name=op.f('ck_grievance_replied_with_words')),
        sa.CheckConstraint('opened_at is null or about_id is not null', name=op.f('ck_grievance_opened_to_somebody')),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_grievance_case_id')),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_grievance_party_id')),
        sa.ForeignKeyConstraint(['about_id'], ['person.id'], name=op.f('fk_grievance_about_id')),
        sa.ForeignKeyConstraint(['to_body_id'], ['body.id'], name=op.f('fk_grievance_to_body_id')),
        sa.ForeignKeyConstraint(['opened_by_id'], ['person.id'], name=op.f('fk_grievance_opened_by_id')),
        sa.ForeignKeyConstraint(['replied_by_id'], ['person.id'], name=op.f('fk_grievance_replied_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_grievance')),
        sa.UniqueConstraint('public_id', name=op.f('uq_grievance_public_id')))
    op.create_index('ix_grievance_to', 'grievance', ['to_body_id', 'replied_at'])
    op.create_index('ix_grievance_about', 'grievance', ['about_id'])
    op.create_index('ix_grievance_party', 'grievance', ['party_id'])


def downgrade():
    op.drop_table('grievance')
    op.drop_table('party_request')
