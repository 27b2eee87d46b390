"""Invitations of employers: a link and a code on paper; who came in by them, and whether their authority holds."""
import sqlalchemy as sa
from alembic import op

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None

STILL_OPEN = sa.text('registered_at is null and ended_at is null')


def upgrade():
    op.create_table(
        'invitation',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('link_hash', sa.String(length=64), nullable=False),
        sa.Column('code_hash', sa.String(length=200), nullable=False),
        sa.Column('until_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('made_by_id', sa.Integer(), nullable=True),
        sa.Column('entered_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('visit_hash', sa.String(length=64), nullable=True),
        sa.Column('visit_until', sa.DateTime(timezone=True), nullable=True),
        sa.Column('registered_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint('registered_at is null or entered_at is not null', name=op.f('ck_invitation_entered_first')),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_invitation_party_id')),
        sa.ForeignKeyConstraint(['made_by_id'], ['person.id'], name=op.f('fk_invitation_made_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation')),
        sa.UniqueConstraint('public_id', name=op.f('uq_invitation_public_id')),
        sa.UniqueConstraint('link_hash', name=op.f('uq_invitation_link_hash')),
        sa.UniqueConstraint('visit_hash', name=op.f('uq_invitation_visit_hash')))
    op.create_index('ix_invitation_party_id', 'invitation', ['party_id'])
    op.create_index('uq_invitation_open', 'invitation', ['party_id'], unique=True, sqlite_where=STILL_OPEN,
                    postgresql_where=STILL_OPEN)
    op.create_table(
        'employer_representative',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('invitation_id', sa.Integer(), nullable=False),
        sa.Column('agent_id', sa.Integer(), nullable=True),
        sa.Column('name', sa.String(length=60), nullable=False),
        sa.Column('post', sa.String(length=60), nullable=False),
        sa.Column('phone_sealed', sa.String(length=200), nullable=True),
        sa.Column('authority', sa.String(length=16), nullable=False),
        sa.Column('powers', sa.JSON(), nullable=False),
        sa.Column('until_on', sa.Date(), nullable=True),
        sa.Column('paper_sha256', sa.String(length=64), nullable=True),
        sa.Column('registered_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('checked_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('checked_by_id', sa.Integer(), nullable=True),
        sa.Column('is_accepted', sa.Boolean(), nullable=True),
        sa.Column('remark', sa.Text(), nullable=False),
        sa.CheckConstraint("authority in ('head', 'employee', 'lawyer')",
                           name=op.f('ck_employer_representative_authority')),
        sa.CheckConstraint('(checked_at is null) = (is_accepted is null)',
                           name=op.f('ck_employer_representative_checked')),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_employer_representative_party_id')),
        sa.ForeignKeyConstraint(['invitation_id'], ['invitation.id'],
                                name=op.f('fk_employer_representative_invitation_id')),
        sa.ForeignKeyConstraint(['agent_id'], ['agent.id'], name=op.f('fk_employer_representative_agent_id')),
        sa.ForeignKeyConstraint(['paper_sha256'], ['stored_file.sha256'],
                                name=op.f('fk_employer_representative_paper_sha256')),
        sa.ForeignKeyConstraint(['checked_by_id'], ['person.id'],
                                name=op.f('fk_employer_representative_checked_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_employer_representative')),
        sa.UniqueConstraint('public_id', name=op.f('uq_employer_representative_public_id')),
        sa.UniqueConstraint('invitation_id', name=op.f('uq_employer_representative_invitation_id')))
    op.create_index('ix_employer_representative_party_id', 'employer_representative', ['party_id'])


def downgrade():
    op.drop_table('employer_representative')
    op.drop_table('invitation')
