"""Accounts of those who follow their cases, codes to their telephones, slips that were lost.

Visits last ten minutes: those there are end.
"""
import sqlalchemy as sa
from alembic import op

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def _visits(*more, locator_is_null):
    op.drop_table('following')
    op.create_table(
        'following',
        sa.Column('key_hash', sa.String(length=64), nullable=False),
        sa.Column('locator', sa.String(length=9), nullable=locator_is_null),
        *more[:1],
        sa.Column('began_at', MOMENT, nullable=False),
        sa.Column('seen_at', MOMENT, nullable=False),
        sa.Column('ended_at', MOMENT, nullable=True),
        *more[1:],
        sa.ForeignKeyConstraint(['locator'], ['access_code.locator'], name=op.f('fk_following_locator')),
        sa.PrimaryKeyConstraint('key_hash', name=op.f('pk_following')))


def _accounts():
    op.create_table(
        'party_account',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('number', sa.String(length=9), nullable=False),
        sa.Column('pin_hash', sa.String(length=200), nullable=False),
        sa.Column('made_at', MOMENT, nullable=False),
        sa.Column('pin_set_at', MOMENT, nullable=False),
        sa.Column('closed_at', MOMENT, nullable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_party_account')),
        sa.UniqueConstraint('number', name=op.f('uq_party_account_number')),
        sa.UniqueConstraint('public_id', name=op.f('uq_party_account_public_id')))
    op.create_table(
        'account_case',
        sa.Column('locator', sa.String(length=9), nullable=False),
        sa.Column('account_id', sa.Integer(), nullable=False),
        sa.Column('added_at', MOMENT, nullable=False),
        sa.ForeignKeyConstraint(['account_id'], ['party_account.id'], name=op.f('fk_account_case_account_id')),
        sa.ForeignKeyConstraint(['locator'], ['access_code.locator'], name=op.f('fk_account_case_locator')),
        sa.PrimaryKeyConstraint('locator', name=op.f('pk_account_case')))
    op.create_index(op.f('ix_account_case_account_id'), 'account_case', ['account_id'])
    op.create_table(
        'account_invitation',
        sa.Column('code_hash', sa.String(length=64), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('given_at', MOMENT, nullable=False),
        sa.Column('until', MOMENT, nullable=False),
        sa.Column('used_at', MOMENT, nullable=True),
        sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_account_invitation_party_id')),
        sa.PrimaryKeyConstraint('code_hash', name=op.f('pk_account_invitation')))
    op.create_index(op.f('ix_account_invitation_party_id'), 'account_invitation', ['party_id'])


def _codes():
    op.create_table(
        'phone_code',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('purpose', sa.String(length=16), nullable=False),
        sa.Column('number', sa.String(length=9), nullable=False),
        sa.Column('code_hash', sa.String(length=200), nullable=False),
        sa.Column('sent_at', MOMENT, nullable=False),
        sa.Column('until', MOMENT, nullable=False),
        sa.Column('used_at', MOMENT, nullable=True),
        sa.CheckConstraint("purpose in ('come_in', 'lost_slip')", name=op.f('ck_phone_code_purpose')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_phone_code')),
        sa.UniqueConstraint('public_id', name=op.f('uq_phone_code_public_id')))
    op.create_index(op.f('ix_phone_code_number'), 'phone_code', ['number'])
    op.create_table(
        'lost_slip',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('locator', sa.String(length=9), nullable=False),
        sa.Column('asked_at', MOMENT, nullable=False),
        sa.Column('ready_at', MOMENT, nullable=False),
        sa.Column('stopped_at', MOMENT, nullable=True),
        sa.Column('stopped_by', sa.String(length=60), nullable=False),
        sa.Column('given_at', MOMENT, nullable=True),
        sa.ForeignKeyConstraint(['locator'], ['access_code.locator'], name=op.f('fk_lost_slip_locator')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_lost_slip')),
        sa.UniqueConstraint('public_id', name=op.f('uq_lost_slip_public_id')))
    op.create_index(op.f('ix_lost_slip_locator'), 'lost_slip', ['locator'])


def upgrade():
    _accounts()
    _codes()
    _visits(sa.Column('account_id', sa.Integer(), nullable=True),
            sa.CheckConstraint('locator is not null or account_id is not null',
                               name=op.f('ck_following_by_code_or_account')),
            sa.ForeignKeyConstraint(['account_id'], ['party_account.id'], name=op.f('fk_following_account_id')),
            locator_is_null=True)
    op.create_index(op.f('ix_following_locator'), 'following', ['locator'])
    op.create_index(op.f('ix_following_account_id'), 'following', ['account_id'])


def downgrade():
    _visits(locator_is_null=False)
    for table in ('lost_slip', 'phone_code', 'account_invitation', 'account_case', 'party_account'):
        op.drop_table(table)
