"""The sentences of the status page as recordings of a body, by language."""
import sqlalchemy as sa
from alembic import op

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None

LANGUAGES = "'zh', 'ug', 'kk', 'ky', 'mn', 'bo', 'sgn', 'en', 'other'"


def upgrade():
    op.create_table(
        'spoken_sentence',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('body_id', sa.Integer(), nullable=False),
        sa.Column('sentence', sa.String(length=48), nullable=False),
        sa.Column('language', sa.String(length=8), nullable=False),
        sa.Column('file_sha256', sa.String(length=64), nullable=False),
        sa.Column('kept_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('by_words', sa.String(length=60), nullable=False),
        sa.CheckConstraint(f"language in ({LANGUAGES})", name=op.f('ck_spoken_sentence_language')),
        sa.ForeignKeyConstraint(['body_id'], ['body.id'], name=op.f('fk_spoken_sentence_body_id')),
        sa.ForeignKeyConstraint(['file_sha256'], ['stored_file.sha256'], name=op.f('fk_spoken_sentence_file_sha256')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_spoken_sentence')),
        sa.UniqueConstraint('public_id', name=op.f('uq_spoken_sentence_public_id')),
        sa.UniqueConstraint('body_id', 'sentence', 'language', name='uq_spoken_sentence_once'))
    op.create_index(op.f('ix_spoken_sentence_file_sha256'), 'spoken_sentence', ['file_sha256'])


def downgrade():
    op.drop_table('spoken_sentence')
