"""Powers handed in on line after the first, answers that wait for them, and applications on line as a way to come in."""
import sqlalchemy as sa
from alembic import op

revision = '0036'
down_revision = '0035'
branch_labels = None
depends_on = None

MADE_ON_LINE = 'id in (select case_id from application where made_online_at is not null)'


def upgrade():
    with op.batch_alter_table('employer_representative') as batch_op:
        batch_op.alter_column('invitation_id', existing_type=sa.Integer(), nullable=True)
    with op.batch_alter_table('party_answer') as batch_op:
        batch_op.add_column(sa.Column('representative_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_party_answer_representative_id'), 'employer_representative',
                                    ['representative_id'], ['id'])
    op.execute(f'update "case" set source = \'online\' where source = \'written\' and {MADE_ON_LINE}')


def downgrade():
    """A power that was handed in later has no invitation and falls away; so does what was answered by its holder."""
    op.execute('update "case" set source = \'written\' where source = \'online\'')
    op.execute('delete from party_answer where representative_id is not null')
    op.execute('delete from employer_representative where invitation_id is null')
    with op.batch_alter_table('party_answer') as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_party_answer_representative_id'), type_='foreignkey')
        batch_op.drop_column('representative_id')
    with op.batch_alter_table('employer_representative') as batch_op:
        batch_op.alter_column('invitation_id', existing_type=sa.Integer(), nullable=False)
