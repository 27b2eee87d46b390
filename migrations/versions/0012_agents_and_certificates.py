"""Agents and certificates of one's own in signing; secrets that wait to be sent are sealed; when a telephone was changed."""
import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade():
    op.execute('delete from sent_form')  # they held addresses that are secrets, in clear
    op.add_column('party', sa.Column('phone_changed_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('notice', sa.Column('secret_words_sealed', sa.Text(), nullable=True))
    with op.batch_alter_table('signing_room', schema=None) as batch_op:
        batch_op.add_column(sa.Column('carried_sha256', sa.String(length=64), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_signing_room_carried_sha256'), 'stored_file', ['carried_sha256'],
                                    ['sha256'])
    with op.batch_alter_table('signer', schema=None) as batch_op:
        batch_op.drop_constraint('uq_signer_whose', type_='unique')
        batch_op.add_column(sa.Column('agent_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('power', sa.String(length=200), nullable=False, server_default=''))
        batch_op.create_foreign_key(batch_op.f('fk_signer_agent_id'), 'agent', ['agent_id'], ['id'])
    with op.batch_alter_table('signer', schema=None) as batch_op:
        batch_op.alter_column('power', server_default=None)
    with op.batch_alter_table('mark', schema=None) as batch_op:
        batch_op.add_column(sa.Column('certificate', sa.String(length=500), nullable=False, server_default=''))
    with op.batch_alter_table('mark', schema=None) as batch_op:
        batch_op.alter_column('certificate', server_default=None)
    op.create_index('uq_signer_whose', 'signer', ['room_id', 'whose'], unique=True,
                    sqlite_where=sa.text('agent_id is null'), postgresql_where=sa.text('agent_id is null'))
    op.create_index('uq_signer_agent', 'signer', ['room_id', 'whose', 'agent_id'], unique=True)


def downgrade():
    with op.batch_alter_table('mark', schema=None) as batch_op:
        batch_op.drop_column('certificate')
    op.drop_index('uq_signer_agent', 'signer')
    op.drop_index('uq_signer_whose', 'signer')
    op.execute('delete from signer where agent_id is not null')
    with op.batch_alter_table('signer', schema=None) as batch_op:
        batch_op.drop_constraint('fk_signer_agent_id', type_='foreignkey')
        batch_op.drop_column('power')
        batch_op.drop_column('agent_id')
        batch_op.create_unique_constraint('uq_signer_whose', ['room_id', 'whose'])
    with op.batch_alter_table('signing_room', schema=None) as batch_op:
        batch_op.drop_constraint('fk_signing_room_carried_sha256', type_='foreignkey')
        batch_op.drop_column('carried_sha256')
    op.drop_column('notice', 'secret_words_sealed')
    op.drop_column('party', 'phone_changed_at')
