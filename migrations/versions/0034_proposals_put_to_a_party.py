"""Proposals that the mediator puts to one party, and its answer."""
import sqlalchemy as sa
from alembic import op

revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None

OPEN = sa.text('answer is null and withdrawn_at is null')
OPEN_ON_ALL = sa.text('answer is null and withdrawn_at is null and claim_id is null')


def upgrade():
    op.create_table(
        'put_offer',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('claim_id', sa.Integer(), nullable=True),
        sa.Column('amount_fen', sa.BigInteger(), nullable=True),
        sa.Column('words_sealed', sa.Text(), nullable=True),
        sa.Column('put_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=False),
        sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('answer', sa.String(length=16), nullable=True),
        sa.Column('answer_words_sealed', sa.Text(), nullable=True),
        sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("answer in ('yes', 'no', 'counter')", name=op.f('ck_put_offer_answer')),
        sa.CheckConstraint('(answer is null) = (answered_at is null)', name=op.f('ck_put_offer_answered')),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_put_offer_case_id')),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_put_offer_party_id')),
        sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name=op.f('fk_put_offer_claim_id')),
        sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_put_offer_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_put_offer')),
        sa.UniqueConstraint('public_id', name=op.f('uq_put_offer_public_id')))
    op.create_index(op.f('ix_put_offer_case_id'), 'put_offer', ['case_id'])
    op.create_index('uq_put_offer_open', 'put_offer', ['party_id', 'claim_id'], unique=True, sqlite_where=OPEN,
                    postgresql_where=OPEN)
    op.create_index('uq_put_offer_open_all', 'put_offer', ['party_id'], unique=True, sqlite_where=OPEN_ON_ALL,
                    postgresql_where=OPEN_ON_ALL)


def downgrade():
    op.drop_table('put_offer')
