"""How a body puts the sentences of its papers: in its own words, and in other languages."""
import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'paper_wording',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('body_id', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(length=8), nullable=False),
        sa.Column('key', sa.String(length=40), nullable=False),
        sa.Column('words', sa.Text(), nullable=True),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('by_words', sa.String(length=60), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['body_id'], ['body.id']),
        sa.ForeignKeyConstraint(['by_id'], ['person.id']),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_wording')))
    op.create_index('ix_paper_wording_sentence', 'paper_wording', ['body_id', 'code', 'key', 'id'])
    op.create_table(
        'paper_translation',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('body_id', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(length=8), nullable=False),
        sa.Column('language', sa.String(length=8), nullable=False),
        sa.Column('key', sa.String(length=40), nullable=False),
        sa.Column('source', sa.Text(), nullable=False),
        sa.Column('words', sa.Text(), nullable=True),
        sa.Column('translator', sa.String(length=60), nullable=False),
        sa.Column('translated_on', sa.Date(), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('by_words', sa.String(length=60), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['body_id'], ['body.id']),
        sa.ForeignKeyConstraint(['by_id'], ['person.id']),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_translation')))
    op.create_index('ix_paper_translation_sentence', 'paper_translation',
                    ['body_id', 'code', 'language', 'key', 'id'])


def downgrade():
    op.drop_table('paper_translation')
    op.drop_table('paper_wording')
