"""What a court handed over, known again by its number; what went back, and what the court said to it."""
import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None

FILL = """
insert into court_assignment (public_id, case_id, court_id, source, number_key, lacking, conduct)
select public_id, case_id, court_id, source, case when times = 1 then number_key end, '', ''
from (select c.public_id as public_id, c.id as case_id, b.court_id as court_id, c.source as source,
             replace(replace(replace(c.source_number, ' ', ''), '（', '('), '）', ')') as number_key,
             count(*) over (partition by b.court_id, c.source,
                            replace(replace(replace(c.source_number, ' ', ''), '（', '('), '）', ')')) as times
      from "case" c join body b on b.id = c.body_id
      where c.basis in ('court_delegated', 'court_entrusted') and b.court_id is not null) as handed_over
"""


def upgrade():
    op.create_table(
        'court_assignment',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('public_id', sa.String(length=32), nullable=False),
        sa.Column('case_id', sa.Integer(), nullable=False),
        sa.Column('court_id', sa.Integer(), nullable=False),
        sa.Column('source', sa.String(length=32), nullable=False),
        sa.Column('number_key', sa.String(length=80), nullable=True),
        sa.Column('consented_on', sa.Date(), nullable=True),
        sa.Column('consent_way', sa.String(length=16), nullable=True),
        sa.Column('letter_sha256', sa.String(length=64), nullable=True),
        sa.Column('returned_on', sa.Date(), nullable=True),
        sa.Column('received_on', sa.Date(), nullable=True),
        sa.Column('lacking', sa.Text(), nullable=False),
        sa.Column('conduct', sa.Text(), nullable=False),
        sa.Column('wish', sa.String(length=16), nullable=True),
        sa.CheckConstraint("consent_way in ('signed', 'online', 'oral')", name=op.f('ck_court_assignment_consent_way')),
        sa.CheckConstraint("wish in ('insists', 'arbitration', 'undecided')", name=op.f('ck_court_assignment_wish')),
        sa.CheckConstraint('received_on is null or returned_on is not null',
                           name=op.f('ck_court_assignment_returned_first')),
        sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_court_assignment_case_id')),
        sa.ForeignKeyConstraint(['court_id'], ['body.id'], name=op.f('fk_court_assignment_court_id')),
        sa.ForeignKeyConstraint(['letter_sha256'], ['stored_file.sha256'],
                                name=op.f('fk_court_assignment_letter_sha256')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_court_assignment')),
        sa.UniqueConstraint('case_id', name=op.f('uq_court_assignment_case_id')),
        sa.UniqueConstraint('public_id', name=op.f('uq_court_assignment_public_id')))
    op.create_index('uq_court_assignment_number', 'court_assignment', ['court_id', 'source', 'number_key'], unique=True)
    op.create_index('ix_court_assignment_court', 'court_assignment', ['court_id', 'id'])
    op.execute(FILL)


def downgrade():
    op.drop_table('court_assignment')
