"""Who opens where they are reached to the other side; whose slip proves nothing yet; when a party left.

What is read out to a party is sealed, and the posts of somebody with four roles fit. What was to be read out is encrypted row by row with the key of the installation; going back opens it again.
"""
import base64

import sqlalchemy as sa
from alembic import op

from mediation.sealed import opened, seal

revision = '0039'
down_revision = '0034'
branch_labels = None
depends_on = None

PARTY_COLUMNS = {'phone_changed_by_id': sa.Integer(), 'left_at': sa.DateTime(timezone=True)}
CODE_COLUMNS = {'given_by_id': sa.Integer(), 'proven_at': sa.DateTime(timezone=True), 'proven_by_id': sa.Integer(),
                'agent_id': sa.Integer()}
PURPOSES = "purpose in ('come_in', 'lost_slip')"
PURPOSES_NOW = "purpose in ('come_in', 'lost_slip', 'prove')"

NOTICES = sa.table('notice', sa.column('id', sa.Integer), sa.column('public_id', sa.String),
                   sa.column('read_out', sa.Text), sa.column('read_out_sealed', sa.Text))


def upgrade():
    with op.batch_alter_table('party', schema=None) as batch_op:
        batch_op.add_column(sa.Column('contact_is_open', sa.Boolean(), nullable=False, server_default=sa.false()))
        for name, kind in PARTY_COLUMNS.items():
            batch_op.add_column(sa.Column(name, kind, nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_party_phone_changed_by_id'), 'person', ['phone_changed_by_id'],
                                    ['id'])
    with op.batch_alter_table('access_code', schema=None) as batch_op:
        for name, kind in CODE_COLUMNS.items():
            batch_op.add_column(sa.Column(name, kind, nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_access_code_given_by_id'), 'person', ['given_by_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_access_code_proven_by_id'), 'person', ['proven_by_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_access_code_agent_id'), 'agent', ['agent_id'], ['id'])
    _purposes(PURPOSES_NOW)
    with op.batch_alter_table('party', schema=None) as batch_op:
        batch_op.alter_column('contact_is_open', existing_type=sa.Boolean(), existing_nullable=False,
                              server_default=None)
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.add_column(sa.Column('read_out_sealed', sa.Text(), nullable=True))
    for row in _rows(NOTICES.c.read_out):
        sealed = seal(row.read_out.encode(), f'notice:read_out_sealed:{row.public_id}')
        _write(row.id, read_out_sealed=base64.b64encode(sealed).decode())
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.drop_column('read_out')
    _roles_of(64, was=32)


def downgrade():
    _roles_of(32, was=64)
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.add_column(sa.Column('read_out', sa.Text(), nullable=False, server_default=''))
    for row in _rows(NOTICES.c.read_out_sealed):
        _write(row.id, read_out=opened(row.read_out_sealed, 'notice', 'read_out_sealed', row.public_id))
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.alter_column('read_out', existing_type=sa.Text(), existing_nullable=False, server_default=None)
        batch_op.drop_column('read_out_sealed')
    op.execute("delete from phone_code where purpose = 'prove'")
    _purposes(PURPOSES)
    with op.batch_alter_table('access_code', schema=None) as batch_op:
        for key in ('given_by_id', 'proven_by_id', 'agent_id'):
            batch_op.drop_constraint(f'fk_access_code_{key}', type_='foreignkey')
        for column in CODE_COLUMNS:
            batch_op.drop_column(column)
    with op.batch_alter_table('party', schema=None) as batch_op:
        batch_op.drop_constraint('fk_party_phone_changed_by_id', type_='foreignkey')
        for column in ('contact_is_open', *PARTY_COLUMNS):
            batch_op.drop_column(column)


def _purposes(words):
    with op.batch_alter_table('phone_code', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_phone_code_purpose'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_phone_code_purpose'), words)


def _rows(column):
    return op.get_bind().execute(sa.select(NOTICES.c.id, NOTICES.c.public_id, column).where(
        column.is_not(None), column != '')).all()


def _write(row, **values):
    op.get_bind().execute(NOTICES.update().where(NOTICES.c.id == row).values(**values))


def _roles_of(length, was):
    """SQLite makes the table anew for it, without the triggers that keep it as it was written."""
    with op.batch_alter_table('audit_event', schema=None) as batch_op:
        batch_op.alter_column('role', existing_type=sa.String(length=was), type_=sa.String(length=length),
                              existing_nullable=True)
    if op.get_bind().dialect.name == 'sqlite':
        for verb in ('UPDATE', 'DELETE'):
            op.execute(f"CREATE TRIGGER audit_event_no_{verb.lower()} BEFORE {verb} ON audit_event "
                       "BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END")
