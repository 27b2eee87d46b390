"""How a party wants to be told; of each message how it went, its check word and whom it is for."""
import sqlalchemy as sa
from alembic import op

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None

FLAGS = ('is_personal', 'is_asked_for')


def upgrade():
    op.create_table(
        'notice_choice',
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('quiet_from', sa.Integer(), nullable=True),
        sa.Column('quiet_until', sa.Integer(), nullable=True),
        sa.Column('language', sa.String(length=8), nullable=False),
        sa.Column('not_at_work', sa.Boolean(), nullable=False),
        sa.Column('remark', sa.String(length=120), nullable=False),
        sa.Column('chosen_at', sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint('quiet_from between 0 and 23 and quiet_until between 0 and 23',
                           name=op.f('ck_notice_choice_hours')),
        sa.CheckConstraint('(quiet_from is null) = (quiet_until is null)', name=op.f('ck_notice_choice_both_hours')),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_notice_choice_party_id')),
        sa.PrimaryKeyConstraint('party_id', name=op.f('pk_notice_choice')))
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.add_column(sa.Column('agent_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('give_up_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('check_word', sa.String(length=6), nullable=True))
        batch_op.add_column(sa.Column('text_mark', sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column('sent_by', sa.String(length=16), nullable=True))
        for flag in FLAGS:
            batch_op.add_column(sa.Column(flag, sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.create_foreign_key(batch_op.f('fk_notice_agent_id'), 'agent', ['agent_id'], ['id'])
    op.execute('update notice set is_personal = (secret_words_sealed is not null)')
    with op.batch_alter_table('notice', schema=None) as batch_op:
        for flag in FLAGS:
            batch_op.alter_column(flag, existing_type=sa.Boolean(), existing_nullable=False, server_default=None)
    op.create_index('ix_notice_check_word', 'notice', ['check_word'])
    op.create_index('ix_notice_sent', 'notice', ['party_id', 'sent_at'])


def downgrade():
    op.drop_index('ix_notice_sent', 'notice')
    op.drop_index('ix_notice_check_word', 'notice')
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.drop_constraint('fk_notice_agent_id', type_='foreignkey')
        for column in ('agent_id', 'give_up_at', 'check_word', 'text_mark', 'sent_by', *FLAGS):
            batch_op.drop_column(column)
    op.drop_table('notice_choice')
