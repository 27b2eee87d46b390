"""How much each application before a court asks to be looked at before others, and the indexes by which it is compared."""
import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('application_concern',
    sa.Column('strengthening_id', sa.Integer(), nullable=False),
    sa.Column('court_id', sa.Integer(), nullable=False),
    sa.Column('weight', sa.Integer(), nullable=False),
    sa.Column('sum_fen', sa.BigInteger(), nullable=False),
    sa.Column('flags', sa.JSON(), nullable=False),
    sa.Column('grave', sa.JSON(), nullable=False),
    sa.Column('of_version', sa.Integer(), nullable=False),
    sa.Column('reckoned_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['court_id'], ['body.id'], name=op.f('fk_application_concern_court_id')),
    sa.ForeignKeyConstraint(['strengthening_id'], ['strengthening.id'],
                            name=op.f('fk_application_concern_strengthening_id')),
    sa.PrimaryKeyConstraint('strengthening_id', name=op.f('pk_application_concern'))
    )
    op.create_index('ix_application_concern_order', 'application_concern',
                    ['court_id', 'weight', 'sum_fen', 'strengthening_id'], unique=False)
    op.create_index('ix_agreement_agreed_on', 'agreement', ['agreed_on', 'id'], unique=False)
    op.create_index('ix_strengthening_filed', 'strengthening', ['court_id', 'filed_on', 'id'], unique=False)


def downgrade():
    op.drop_index('ix_strengthening_filed', 'strengthening')
    op.drop_index('ix_agreement_agreed_on', 'agreement')
    op.drop_table('application_concern')
