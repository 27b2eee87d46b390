"""Times proposed for a session, and which of them each party can come to."""
import sqlalchemy as sa
from alembic import op

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None

OPEN = sa.text('closed_at is null')


def upgrade():
    op.create_table(
        'time_proposal',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('starts', sa.JSON(), nullable=False),
        sa.Column('length', sa.Integer(), nullable=False),
        sa.Column('place', sa.String(length=120), nullable=False),
        sa.Column('video_link', sa.String(length=300), nullable=False),
        sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=False),
        sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('session_id', sa.Integer(), nullable=True),
        sa.CheckConstraint('length > 0', name=op.f('ck_time_proposal_length')),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_time_proposal_case_id')),
        sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_time_proposal_by_id')),
        sa.ForeignKeyConstraint(['session_id'], ['session.id'], name=op.f('fk_time_proposal_session_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_time_proposal')),
        sa.UniqueConstraint('public_id', name=op.f('uq_time_proposal_public_id')))
    op.create_index('uq_time_proposal_open', 'time_proposal', ['case_id'], unique=True, sqlite_where=OPEN,
                    postgresql_where=OPEN)
    op.create_table(
        'time_answer',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('proposal_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('can', sa.JSON(), nullable=False),
        sa.Column('words_sealed', sa.Text(), nullable=True),
        sa.Column('answered_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_time_answer_case_id')),
        sa.ForeignKeyConstraint(['proposal_id'], ['time_proposal.id'], name=op.f('fk_time_answer_proposal_id')),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_time_answer_party_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_time_answer')),
        sa.UniqueConstraint('public_id', name=op.f('uq_time_answer_public_id')),
        sa.UniqueConstraint('proposal_id', 'party_id', name='uq_time_answer_party'))
    op.create_index('ix_time_answer_case', 'time_answer', ['case_id', 'answered_at'])


def downgrade():
    op.drop_table('time_answer')
    op.drop_table('time_proposal')
