"""Arbitration review: its states, the joint applications, what the commission did about them."""
import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None

BEFORE = ('unopened', 'b_none', 'conf_prep', 'conf_filed', 'conf_correct', 'conf_docketed', 'conf_granted',
          'conf_refused', 'conf_withdrawn', 'conf_dismissed', 'conf_terminated', 'conf_objection', 'conf_revoked')
OF_REVIEW = ('arbrev_filed', 'arbrev_docketed', 'arbrev_refused', 'arbrev_withdrawn', 'arbrev_nopaper',
             'arbrev_issued')
AFTER = ('b_expired', 'court_doc')
KINDS = ('docketed', 'refused', 'extended', 'no_paper', 'issued', 'not_signed_for', 'terminated')


def _only(*states):
    """The CHECK of the states; SQLite makes the table anew, which keeps its rows."""
    condition = f"state in ({', '.join(repr(state) for state in states)})"
    with op.batch_alter_table('strengthening') as batch:
        batch.drop_constraint(op.f('ck_strengthening_state'), type_='check')
        batch.create_check_constraint(op.f('ck_strengthening_state'), condition)


def upgrade():
    _only(*BEFORE, *OF_REVIEW, *AFTER)
    op.create_table(
        'arbitration_review',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('strengthening_id', sa.Integer(), nullable=False),
        sa.Column('commission', sa.String(length=120), nullable=False),
        sa.Column('filed_on', sa.Date(), nullable=False),
        sa.Column('proof_sha256', sa.String(length=64), nullable=False),
        sa.Column('joined', sa.JSON(), nullable=False),
        sa.Column('number', sa.String(length=80), nullable=False),
        sa.Column('officer', sa.String(length=60), nullable=False),
        sa.Column('docketed_on', sa.Date(), nullable=True),
        sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['proof_sha256'], ['stored_file.sha256'],
                                name=op.f('fk_arbitration_review_proof_sha256')),
        sa.ForeignKeyConstraint(['strengthening_id'], ['strengthening.id'],
                                name=op.f('fk_arbitration_review_strengthening_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_arbitration_review')),
        sa.UniqueConstraint('public_id', name=op.f('uq_arbitration_review_public_id')))
    op.create_index(op.f('ix_arbitration_review_strengthening_id'), 'arbitration_review', ['strengthening_id'])
    op.create_table(
        'commission_decision',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('review_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=24), nullable=False),
        sa.Column('number', sa.String(length=80), nullable=False),
        sa.Column('officer', sa.String(length=60), nullable=False),
        sa.Column('decided_on', sa.Date(), nullable=False),
        sa.Column('grounds', sa.JSON(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('signed', sa.JSON(), nullable=False),
        sa.Column('scan_sha256', sa.String(length=64), nullable=True),
        sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.CheckConstraint(f"kind in ({', '.join(repr(kind) for kind in KINDS)})",
                           name=op.f('ck_commission_decision_kind')),
        sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_commission_decision_by_id')),
        sa.ForeignKeyConstraint(['review_id'], ['arbitration_review.id'],
                                name=op.f('fk_commission_decision_review_id')),
        sa.ForeignKeyConstraint(['scan_sha256'], ['stored_file.sha256'],
                                name=op.f('fk_commission_decision_scan_sha256')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_commission_decision')),
        sa.UniqueConstraint('public_id', name=op.f('uq_commission_decision_public_id')))
    op.create_index(op.f('ix_commission_decision_review_id'), 'commission_decision', ['review_id'])


def downgrade():
    """A review that was asked for is known no more: its agreement stands where it stood before it was asked."""
    op.drop_index(op.f('ix_commission_decision_review_id'), 'commission_decision')
    op.drop_table('commission_decision')
    op.drop_index(op.f('ix_arbitration_review_strengthening_id'), 'arbitration_review')
    op.drop_table('arbitration_review')
    op.execute("update strengthening set state = 'b_none' where state like 'arbrev%'")
    _only(*BEFORE, *AFTER)
