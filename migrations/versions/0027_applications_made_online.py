"""Applications made on line: drafts with their photographs and visits, what is still to be asked, who is on a list."""
import sqlalchemy as sa
from alembic import op

from mediation.extensions import Instant

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('application', sa.Column('made_online_at', Instant(), nullable=True))
    op.create_table(
        'open_question',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('about', sa.String(length=16), nullable=False),
        sa.Column('learnt_sealed', sa.Text(), nullable=True),
        sa.Column('learnt_at', Instant(), nullable=True),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.CheckConstraint("about in ('employer', 'happened', 'work', 'amount', 'story', 'photos', 'name', "
                           "'identity', 'phone', 'reach')", name=op.f('ck_open_question_about')),
        sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_open_question_by_id')),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_open_question_case_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_open_question')),
        sa.UniqueConstraint('case_id', 'about', name='uq_open_question_about'),
        sa.UniqueConstraint('public_id', name=op.f('uq_open_question_public_id')))
    op.create_table(
        'named_worker',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('ordinal', sa.Integer(), nullable=False),
        sa.Column('name_sealed', sa.Text(), nullable=True),
        sa.Column('phone_sealed', sa.String(length=200), nullable=True),
        sa.Column('amount_fen', sa.BigInteger(), nullable=True),
        sa.Column('is_about', sa.Boolean(), nullable=False),
        sa.Column('link_hash', sa.String(length=64), nullable=True),
        sa.Column('link_until', Instant(), nullable=True),
        sa.Column('word', sa.String(length=16), nullable=False),
        sa.Column('answered_at', Instant(), nullable=True),
        sa.Column('party_id', sa.Integer(), nullable=True),
        sa.Column('proof', sa.String(length=64), nullable=True),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.CheckConstraint("word in ('waiting', 'joins', 'declines')", name=op.f('ck_named_worker_word')),
        sa.CheckConstraint("word <> 'joins' or party_id is not null", name=op.f('ck_named_worker_joined_as_party')),
        sa.CheckConstraint('amount_fen is null or amount_fen >= 0', name=op.f('ck_named_worker_amount')),
        sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_named_worker_by_id')),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_named_worker_case_id')),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_named_worker_party_id')),
        sa.ForeignKeyConstraint(['proof'], ['stored_file.sha256'], name=op.f('fk_named_worker_proof')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_named_worker')),
        sa.UniqueConstraint('case_id', 'ordinal', name='uq_named_worker_ordinal'),
        sa.UniqueConstraint('link_hash', name=op.f('uq_named_worker_link_hash')),
        sa.UniqueConstraint('public_id', name=op.f('uq_named_worker_public_id')))
    _drafts()


def _drafts():
    op.create_table(
        'application_draft',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('locator', sa.String(length=9), nullable=False),
        sa.Column('secret_hash', sa.String(length=200), nullable=False),
        sa.Column('body_id', sa.Integer(), nullable=False),
        sa.Column('applies_as', sa.String(length=16), nullable=False),
        sa.Column('told_on', sa.Date(), nullable=False),
        sa.Column('answers_sealed', sa.Text(), nullable=True),
        sa.Column('began_at', Instant(), nullable=False),
        sa.Column('saved_at', Instant(), nullable=False),
        sa.Column('handed_in_at', Instant(), nullable=True),
        sa.Column('case_id', sa.Integer(), nullable=True),
        sa.CheckConstraint("applies_as in ('worker', 'group', 'employer')",
                           name=op.f('ck_application_draft_applies_as')),
        sa.ForeignKeyConstraint(['body_id'], ['body.id'], name=op.f('fk_application_draft_body_id')),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_application_draft_case_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_application_draft')),
        sa.UniqueConstraint('case_id', name=op.f('uq_application_draft_case_id')),
        sa.UniqueConstraint('locator', name=op.f('uq_application_draft_locator')),
        sa.UniqueConstraint('public_id', name=op.f('uq_application_draft_public_id')))
    op.create_index(op.f('ix_application_draft_saved_at'), 'application_draft', ['saved_at'])
    op.create_table(
        'draft_photo',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('draft_id', sa.Integer(), nullable=False),
        sa.Column('ordinal', sa.Integer(), nullable=False),
        sa.Column('original_name_sealed', sa.Text(), nullable=True),
        sa.Column('zone', sa.String(length=16), nullable=False),
        sa.Column('file_sha256', sa.String(length=64), nullable=False),
        sa.Column('removed_at', Instant(), nullable=True),
        sa.CheckConstraint("zone in ('private', 'handling')", name=op.f('ck_draft_photo_zone')),
        sa.ForeignKeyConstraint(['draft_id'], ['application_draft.id'], name=op.f('fk_draft_photo_draft_id')),
        sa.ForeignKeyConstraint(['file_sha256'], ['stored_file.sha256'], name=op.f('fk_draft_photo_file_sha256')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_draft_photo')),
        sa.UniqueConstraint('public_id', name=op.f('uq_draft_photo_public_id')))
    op.create_index(op.f('ix_draft_photo_draft_id'), 'draft_photo', ['draft_id'])
    op.create_table(
        'draft_visit',
        sa.Column('key_hash', sa.String(length=64), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('draft_id', sa.Integer(), nullable=True),
        sa.Column('named_id', sa.Integer(), nullable=True),
        sa.Column('began_at', Instant(), nullable=False),
        sa.Column('seen_at', Instant(), nullable=False),
        sa.Column('ended_at', Instant(), nullable=True),
        sa.Column('shown_sealed', sa.Text(), nullable=True),
        sa.CheckConstraint('(draft_id is null) <> (named_id is null)', name=op.f('ck_draft_visit_of_one')),
        sa.ForeignKeyConstraint(['draft_id'], ['application_draft.id'], name=op.f('fk_draft_visit_draft_id')),
        sa.ForeignKeyConstraint(['named_id'], ['named_worker.id'], name=op.f('fk_draft_visit_named_id')),
        sa.PrimaryKeyConstraint('key_hash', name=op.f('pk_draft_visit')),
        sa.UniqueConstraint('public_id', name=op.f('uq_draft_visit_public_id')))
    op.create_index(op.f('ix_draft_visit_draft_id'), 'draft_visit', ['draft_id'])


def downgrade():
    for name in ('draft_visit', 'draft_photo', 'application_draft', 'named_worker', 'open_question'):
        op.drop_table(name)
    op.drop_column('application', 'made_online_at')
