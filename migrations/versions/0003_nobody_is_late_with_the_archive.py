"""The wait before the archive is no day of the body: nobody is late with it, and no case stands in the list by it."""
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def reckon_the_nearest_day():
    """What ``deadlines.acts.nearest_of_the_body`` answers, for the cases that have such a wait."""
    op.execute("""UPDATE "case" SET due_on = (
        SELECT min(deadline.ends_on) FROM deadline
        WHERE deadline.case_id = "case".id AND deadline.whose = 'body' AND deadline.state IN ('running', 'over'))
        WHERE id IN (SELECT case_id FROM deadline WHERE clock_id = 'ARCHIVE')""")


def upgrade():
    op.execute("UPDATE deadline SET whose = 'wait' WHERE clock_id = 'ARCHIVE'")
    reckon_the_nearest_day()


def downgrade():
    op.execute("UPDATE deadline SET whose = 'body' WHERE clock_id = 'ARCHIVE'")
    reckon_the_nearest_day()
