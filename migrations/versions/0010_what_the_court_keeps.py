"""What a court writes of its practice, what it keeps of a review, why an application went despite a red check."""
import sqlalchemy as sa
from alembic import op

from mediation.sealed import lookup, opened

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('court_practice',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=32), nullable=False),
    sa.Column('court_id', sa.Integer(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('concerns', sa.JSON(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('by_words', sa.String(length=60), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_court_practice_by_id')),
    sa.ForeignKeyConstraint(['court_id'], ['body.id'], name=op.f('fk_court_practice_court_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_court_practice')),
    sa.UniqueConstraint('public_id', name=op.f('uq_court_practice_public_id'))
    )
    op.create_index('ix_court_practice_court', 'court_practice', ['court_id', 'from_on', 'id'])
    op.create_table('filed_despite',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('strengthening_id', sa.Integer(), nullable=False),
    sa.Column('findings', sa.JSON(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('filed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_filed_despite_by_id')),
    sa.ForeignKeyConstraint(['strengthening_id'], ['strengthening.id'],
                            name=op.f('fk_filed_despite_strengthening_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_filed_despite'))
    )
    op.create_index(op.f('ix_filed_despite_strengthening_id'), 'filed_despite', ['strengthening_id'])
    op.create_table('review_hearing',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=32), nullable=False),
    sa.Column('strengthening_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('alone', sa.Boolean(), nullable=False),
    sa.Column('present', sa.String(length=200), nullable=False),
    sa.Column('answers_sealed', sa.Text(), nullable=True),
    sa.CheckConstraint('not alone or asked_at is not null', name=op.f('ck_review_hearing_alone_says_when')),
    sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_review_hearing_party_id')),
    sa.ForeignKeyConstraint(['strengthening_id'], ['strengthening.id'],
                            name=op.f('fk_review_hearing_strengthening_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_hearing')),
    sa.UniqueConstraint('public_id', name=op.f('uq_review_hearing_public_id')),
    sa.UniqueConstraint('strengthening_id', 'party_id', name='uq_review_hearing_party')
    )
    op.create_index(op.f('ix_review_hearing_strengthening_id'), 'review_hearing', ['strengthening_id'])
    op.create_table('review_record',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=32), nullable=False),
    sa.Column('strengthening_id', sa.Integer(), nullable=False),
    sa.Column('kind_version', sa.Integer(), nullable=False),
    sa.Column('pages', sa.Integer(), nullable=False),
    sa.Column('file_sha256', sa.String(length=64), nullable=False),
    sa.Column('made_on', sa.Date(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('signed_sha256', sa.String(length=64), nullable=True),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_review_record_by_id')),
    sa.ForeignKeyConstraint(['file_sha256'], ['stored_file.sha256'], name=op.f('fk_review_record_file_sha256')),
    sa.ForeignKeyConstraint(['signed_sha256'], ['stored_file.sha256'], name=op.f('fk_review_record_signed_sha256')),
    sa.ForeignKeyConstraint(['strengthening_id'], ['strengthening.id'],
                            name=op.f('fk_review_record_strengthening_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_record')),
    sa.UniqueConstraint('public_id', name=op.f('uq_review_record_public_id'))
    )
    op.create_index(op.f('ix_review_record_strengthening_id'), 'review_record', ['strengthening_id'])
    op.create_table('flag_handled',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('strengthening_id', sa.Integer(), nullable=False),
    sa.Column('flag', sa.String(length=40), nullable=False),
    sa.Column('handling', sa.String(length=16), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('handled_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("handling in ('explained', 'asked', 'passed_on')", name=op.f('ck_flag_handled_handling')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_flag_handled_by_id')),
    sa.ForeignKeyConstraint(['strengthening_id'], ['strengthening.id'],
                            name=op.f('fk_flag_handled_strengthening_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_flag_handled'))
    )
    op.create_index(op.f('ix_flag_handled_strengthening_id'), 'flag_handled', ['strengthening_id'])
    op.add_column('court_request', sa.Column('places', sa.JSON(), nullable=False, server_default='[]'))
    with op.batch_alter_table('court_request', schema=None) as batch_op:
        batch_op.alter_column('places', server_default=None)
    op.add_column('obligation', sa.Column('account_lookup', sa.String(length=64), nullable=True))
    op.create_index('ix_obligation_account', 'obligation', ['account_lookup'])
    _fingerprints_of_accounts()
    _answers_into_the_remark()
    with op.batch_alter_table('review_point', schema=None) as batch_op:
        batch_op.drop_column('worker_answer')
        batch_op.drop_column('employer_answer')
        batch_op.drop_column('asked_alone')


def _fingerprints_of_accounts():
    """By which equal accounts are found, of the accounts that are there already."""
    line = sa.table('obligation', sa.column('id'), sa.column('public_id'), sa.column('account_sealed'),
                    sa.column('account_lookup'))
    for row in op.get_bind().execute(sa.select(line).where(line.c.account_sealed.is_not(None))).all():
        number = opened(row.account_sealed, 'obligation', 'account_sealed', row.public_id)
        op.execute(line.update().where(line.c.id == row.id).values(account_lookup=lookup(number, 'account')))


def _answers_into_the_remark():
    """What was answered before each party had answers of its own stays readable with the finding."""
    point = sa.table('review_point', sa.column('id'), sa.column('worker_answer'), sa.column('employer_answer'),
                     sa.column('asked_alone'), sa.column('remark'))
    for row in op.get_bind().execute(sa.select(point)).all():
        said = [f"{who}：{words}" for who, words in (
            ("劳动者（单独询问）" if row.asked_alone else "劳动者", row.worker_answer), ("单位", row.employer_answer),
            ("理由", row.remark)) if words]
        if row.worker_answer or row.employer_answer:
            op.execute(point.update().where(point.c.id == row.id).values(remark="；".join(said)))


def downgrade():
    with op.batch_alter_table('review_point', schema=None) as batch_op:
        batch_op.add_column(sa.Column('worker_answer', sa.Text(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('employer_answer', sa.Text(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('asked_alone', sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table('review_point', schema=None) as batch_op:
        batch_op.alter_column('worker_answer', server_default=None)
        batch_op.alter_column('employer_answer', server_default=None)
        batch_op.alter_column('asked_alone', server_default=None)
    op.drop_index('ix_obligation_account', 'obligation')
    op.drop_column('obligation', 'account_lookup')
    op.drop_column('court_request', 'places')
    op.drop_table('flag_handled')
    op.drop_table('review_record')
    op.drop_table('review_hearing')
    op.drop_table('filed_despite')
    op.drop_table('court_practice')
