"""Who wants to be called in which language, and in which language somebody was reached."""
import sqlalchemy as sa
from alembic import op

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None

LANGUAGES = "'zh', 'ug', 'kk', 'ky', 'mn', 'bo', 'sgn', 'en', 'other'"


def upgrade():
    op.add_column('contact', sa.Column('language', sa.String(length=8), nullable=True))
    op.create_table(
        'language_call',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('language', sa.String(length=8), nullable=False),
        sa.Column('suits', sa.String(length=100), nullable=False),
        sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('contact_id', sa.Integer(), nullable=True),
        sa.CheckConstraint(f"language in ({LANGUAGES})", name=op.f('ck_language_call_language')),
        sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_language_call_contact_id')),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_language_call_party_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_language_call')),
        sa.UniqueConstraint('contact_id', name='uq_language_call_contact'),
        sa.UniqueConstraint('public_id', name=op.f('uq_language_call_public_id')))
    op.create_index(op.f('ix_language_call_party_id'), 'language_call', ['party_id'])


def downgrade():
    op.drop_table('language_call')
    op.drop_column('contact', 'language')
