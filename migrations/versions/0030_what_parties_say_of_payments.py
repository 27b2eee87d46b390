"""What the parties themselves say of a payment."""
import sqlalchemy as sa
from alembic import op

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'payment_word',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('obligation_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('said', sa.String(length=16), nullable=False),
        sa.Column('paid_on', sa.Date(), nullable=True),
        sa.Column('amount_fen', sa.BigInteger(), nullable=False),
        sa.Column('words_sealed', sa.Text(), nullable=True),
        sa.Column('proof_sha256', sa.String(length=64), nullable=True),
        sa.Column('said_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('settled_by_id', sa.Integer(), nullable=True),
        sa.Column('answer_sealed', sa.Text(), nullable=True),
        sa.CheckConstraint("said in ('paid', 'part', 'not_paid')", name=op.f('ck_payment_word_said')),
        sa.CheckConstraint('amount_fen >= 0', name=op.f('ck_payment_word_amount')),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_payment_word_case_id')),
        sa.ForeignKeyConstraint(['obligation_id'], ['obligation.id'], name=op.f('fk_payment_word_obligation_id')),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_payment_word_party_id')),
        sa.ForeignKeyConstraint(['proof_sha256'], ['stored_file.sha256'],
                                name=op.f('fk_payment_word_proof_sha256')),
        sa.ForeignKeyConstraint(['settled_by_id'], ['person.id'], name=op.f('fk_payment_word_settled_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_payment_word')),
        sa.UniqueConstraint('public_id', name=op.f('uq_payment_word_public_id')))
    op.create_index('ix_payment_word_case', 'payment_word', ['case_id', 'said_at'])
    op.create_index('ix_payment_word_line', 'payment_word', ['obligation_id'])


def downgrade():
    op.drop_table('payment_word')
