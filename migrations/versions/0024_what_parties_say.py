"""What parties say of how they were served, what is done about a bad word, and who stands above a body."""
import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None

LEVELS = "'very_satisfied', 'satisfied', 'basically', 'dissatisfied', 'very_dissatisfied'"
FINDINGS = "'true', 'partly', 'not_found'"


def upgrade():
    with op.batch_alter_table('body') as batch:
        batch.add_column(sa.Column('above_id', sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f('fk_body_above_id'), 'body', ['above_id'], ['id'])
    _rating()
    _follow_up()
    op.create_table(
        'rating_call',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('follow_up_id', sa.Integer(), nullable=False),
        sa.Column('called_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=False),
        sa.Column('outcome', sa.String(length=16), nullable=False),
        sa.Column('words_sealed', sa.Text(), nullable=True),
        sa.CheckConstraint("outcome in ('reached', 'no_answer', 'will_not_talk')", name=op.f('ck_rating_call_outcome')),
        sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_rating_call_by_id')),
        sa.ForeignKeyConstraint(['follow_up_id'], ['rating_follow_up.id'], name=op.f('fk_rating_call_follow_up_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rating_call')),
        sa.UniqueConstraint('public_id', name=op.f('uq_rating_call_public_id')))
    op.create_index(op.f('ix_rating_call_follow_up_id'), 'rating_call', ['follow_up_id'])


def _rating():
    op.create_table(
        'rating',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('body_id', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('step_id', sa.Integer(), nullable=False),
        sa.Column('closing', sa.Boolean(), nullable=False),
        sa.Column('level', sa.String(length=32), nullable=False),
        sa.Column('reasons', sa.JSON(), nullable=False),
        sa.Column('words_sealed', sa.Text(), nullable=True),
        sa.Column('call_me', sa.Boolean(), nullable=False),
        sa.Column('given_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('changed_at', sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(f"level in ({LEVELS})", name=op.f('ck_rating_level')),
        sa.ForeignKeyConstraint(['body_id'], ['body.id'], name=op.f('fk_rating_body_id')),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_rating_case_id')),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_rating_party_id')),
        sa.ForeignKeyConstraint(['step_id'], ['step.id'], name=op.f('fk_rating_step_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rating')),
        sa.UniqueConstraint('public_id', name=op.f('uq_rating_public_id')),
        sa.UniqueConstraint('party_id', 'step_id', name='uq_rating_once'))
    op.create_index('ix_rating_month', 'rating', ['body_id', 'given_at'])
    op.create_index(op.f('ix_rating_case_id'), 'rating', ['case_id'])
    op.create_index(op.f('ix_rating_step_id'), 'rating', ['step_id'])


def _follow_up():
    op.create_table(
        'rating_follow_up',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('rating_id', sa.Integer(), nullable=False),
        sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('due_on', sa.Date(), nullable=False),
        sa.Column('due_how', sa.Text(), nullable=False),
        sa.Column('dropped_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('finding', sa.String(length=16), nullable=True),
        sa.Column('found_sealed', sa.Text(), nullable=True),
        sa.Column('answer_sealed', sa.Text(), nullable=True),
        sa.Column('answered_on', sa.Date(), nullable=True),
        sa.Column('answered_by_id', sa.Integer(), nullable=True),
        sa.Column('appeal_sealed', sa.Text(), nullable=True),
        sa.Column('appealed_on', sa.Date(), nullable=True),
        sa.Column('appeal_due_on', sa.Date(), nullable=True),
        sa.Column('appeal_due_how', sa.Text(), nullable=True),
        sa.Column('decision', sa.String(length=16), nullable=True),
        sa.Column('decision_sealed', sa.Text(), nullable=True),
        sa.Column('decided_on', sa.Date(), nullable=True),
        sa.Column('decided_by_id', sa.Integer(), nullable=True),
        sa.CheckConstraint(f"finding in ({FINDINGS})", name=op.f('ck_rating_follow_up_finding')),
        sa.CheckConstraint(f"decision in ({FINDINGS})", name=op.f('ck_rating_follow_up_decision')),
        sa.CheckConstraint('(answered_on is null) = (finding is null)',
                           name=op.f('ck_rating_follow_up_answered_with_finding')),
        sa.CheckConstraint('appealed_on is null or answered_on is not null',
                           name=op.f('ck_rating_follow_up_answered_before_appeal')),
        sa.CheckConstraint('(decided_on is null) = (decision is null)',
                           name=op.f('ck_rating_follow_up_decided_with_finding')),
        sa.CheckConstraint('decided_on is null or appealed_on is not null',
                           name=op.f('ck_rating_follow_up_appealed_before_decision')),
        sa.CheckConstraint('(appealed_on is null) = (appeal_due_on is null)',
                           name=op.f('ck_rating_follow_up_appeal_has_a_day')),
        sa.ForeignKeyConstraint(['answered_by_id'], ['person.id'], name=op.f('fk_rating_follow_up_answered_by_id')),
        sa.ForeignKeyConstraint(['decided_by_id'], ['person.id'], name=op.f('fk_rating_follow_up_decided_by_id')),
        sa.ForeignKeyConstraint(['rating_id'], ['rating.id'], name=op.f('fk_rating_follow_up_rating_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rating_follow_up')),
        sa.UniqueConstraint('public_id', name=op.f('uq_rating_follow_up_public_id')),
        sa.UniqueConstraint('rating_id', name=op.f('uq_rating_follow_up_rating_id')))


def downgrade():
    op.drop_table('rating_call')
    op.drop_table('rating_follow_up')
    op.drop_table('rating')
    with op.batch_alter_table('body') as batch:
        batch.drop_constraint(op.f('fk_body_above_id'), type_='foreignkey')
        batch.drop_column('above_id')
