"""Who opens where they are reached to the other side; whose slip proves nothing yet; when a party left.

What is read out to a party, and what it wants to be called about, is sealed, row by row with the key of the
installation; going back opens it again. The posts of somebody with four roles fit.
"""
import base64

import sqlalchemy as sa
from alembic import op

from mediation.sealed import opened, seal

revision = '0039'
down_revision = '0038'
branch_labels = None
depends_on = None

PARTY_COLUMNS = {'phone_changed_by_id': sa.Integer(), 'left_at': sa.DateTime(timezone=True)}
CODE_COLUMNS = {'given_by_id': sa.Integer(), 'proven_at': sa.DateTime(timezone=True), 'proven_by_id': sa.Integer(),
                'agent_id': sa.Integer()}
PURPOSES = "purpose in ('come_in', 'lost_slip')"
PURPOSES_NOW = "purpose in ('come_in', 'lost_slip', 'prove')"

SEALED = (('notice', 'read_out', sa.Text()), ('language_call', 'words', sa.String(length=300)))
"""What a party is told, or said of itself, that stood in clear."""


def upgrade():
    with op.batch_alter_table('party', schema=None) as batch_op:
        batch_op.add_column(sa.Column('contact_is_open', sa.Boolean(), nullable=False, server_default=sa.false()))
        for name, kind in PARTY_COLUMNS.items():
            batch_op.add_column(sa.Column(name, kind, nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_party_phone_changed_by_id'), 'person', ['phone_changed_by_id'],
                                    ['id'])
    op.execute("update party set left_at = (select max(recorded_at) from party_answer "
               "where party_answer.party_id = party.id and word in ('withdrew', 'refused')) where standing in ('left', 'refused')")
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
    for table, column, _kind in SEALED:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column(f'{column}_sealed', sa.Text(), nullable=True))
        for row in _rows(table, column):
            sealed = seal(row[2].encode(), f'{table}:{column}_sealed:{row.public_id}')
            _write(table, row.id, f'{column}_sealed', base64.b64encode(sealed).decode())
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column(column)
    _roles_of(64, was=32)


def downgrade():
    _roles_of(32, was=64)
    for table, column, kind in SEALED:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column(column, kind, nullable=False, server_default=''))
        for row in _rows(table, f'{column}_sealed'):
            _write(table, row.id, column, opened(row[2], table, f'{column}_sealed', row.public_id))
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column(column, existing_type=kind, existing_nullable=False, server_default=None)
            batch_op.drop_column(f'{column}_sealed')
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


def _rows(table, column):
    return op.get_bind().execute(sa.text(
        f"select id, public_id, {column} from {table} where {column} is not null and {column} <> ''")).all()


def _write(table, row, column, value):
    op.get_bind().execute(sa.text(f'update {table} set {column} = :value where id = :row'), {'value': value, 'row': row})


def _roles_of(length, was):
    """SQLite makes the table anew for it, without the triggers that keep it as it was written."""
    with op.batch_alter_table('audit_event', schema=None) as batch_op:
        batch_op.alter_column('role', existing_type=sa.String(length=was), type_=sa.String(length=length),
                              existing_nullable=True)
    if op.get_bind().dialect.name == 'sqlite':
        for verb in ('UPDATE', 'DELETE'):
            op.execute(f"CREATE TRIGGER audit_event_no_{verb.lower()} BEFORE {verb} ON audit_event "
                       "BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END")
