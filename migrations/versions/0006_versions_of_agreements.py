"""The texts that an agreement has had, kept for good."""
import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('agreement_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=32), nullable=False),
    sa.Column('agreement_ref', sa.String(length=32), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('paper_id', sa.Integer(), nullable=True),
    sa.Column('text_sealed', sa.Text(), nullable=False),
    sa.Column('voided_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_agreement_version_by_id')),
    sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], name=op.f('fk_agreement_version_paper_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreement_version')),
    sa.UniqueConstraint('agreement_ref', 'number', name='uq_agreement_version_number'),
    sa.UniqueConstraint('public_id', name=op.f('uq_agreement_version_public_id'))
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE TRIGGER agreement_version_no_delete BEFORE DELETE ON agreement_version "
                   "BEGIN SELECT RAISE(ABORT, 'agreement_version is append-only'); END")
        return
    op.execute("CREATE TRIGGER agreement_version_no_delete BEFORE DELETE ON agreement_version "
               "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()")


def downgrade():
    op.drop_table('agreement_version')
