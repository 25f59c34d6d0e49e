"""Composes the answer: each composer takes the questions it can answer completely, in order."""

from collections.abc import Callable

from assistant import phrases
from assistant.actions_gone import answer_gone_actions
from assistant.actions_named import answer_named_actions
from assistant.addresses import answer_address
from assistant.aims import answer_aim, answer_occasion
from assistant.all_duties import answer_all_duties
from assistant.answering_parts import answer_parts
from assistant.asked_column import answer_asked_column
from assistant.called import answer_called, answer_set_up
from assistant.changes import answer_change
from assistant.chapters import answer_chapters
from assistant.collective_names import refuse_collective_name
from assistant.comparing import answer_comparison
from assistant.contradicted import refuse_contradicted
from assistant.counting import answer_count
from assistant.course_of_item import answer_course_of_item
from assistant.described import answer_described
from assistant.draft import Draft
from assistant.duty_counts import answer_duty_counts
from assistant.figure_claims import refuse_other_direction
from assistant.figure_money import answer_money
from assistant.figure_thresholds import answer_thresholds
from assistant.figures import answer_figures, answer_joint_figures
from assistant.final_targets import answer_final_target
from assistant.handouts import answer_handout
from assistant.headed_duties import answer_headed_duties
from assistant.holding_headings import answer_holding_heading
from assistant.in_force import answer_in_force
from assistant.issue_dates import answer_issue_date
from assistant.joined_terms import answer_joined_terms
from assistant.judge import is_noise, is_supported
from assistant.labelled import answer_labelled
from assistant.lacking_type import refuse_lacking
from assistant.led_items import answer_led
from assistant.listed_duties import answer_listed_duties, answer_shared_duties
from assistant.listed_rows import answer_rows
from assistant.lists import answer_counted_heading, answer_list
from assistant.lost_marks import refuse_lost_mark
from assistant.lost_owners import answer_lost_owner
from assistant.lost_years import answer_lost_year
from assistant.members_named import answer_named_member, refuse_unplaced_remark
from assistant.missing_counts import refuse_missing_count, refuse_uncounted
from assistant.missing_names import refuse_missing_names, refuse_missing_rank
from assistant.missing_people import (
    refuse_missing_person,
    refuse_other_holder,
    refuse_other_owner,
    refuse_unfilled_post,
    refuse_unknown_role,
)
from assistant.missing_things import refuse_missing_thing
from assistant.moved_duties import answer_moved_duties
from assistant.offices_asked import answer_offices
from assistant.offices_lost import answer_offices_of_cities, refuse_lost_offices
from assistant.omissions import refuse_omitted_term, refuse_others, refuse_page, refuse_part
from assistant.omitted_figures import refuse_left_out
from assistant.omitted_names import refuse_omitted_name
from assistant.organisation import answer_group_count, answer_organisation
from assistant.own_place import refuse_own_place
from assistant.passages import answer_definition, answer_one_sided, answer_passage
from assistant.periods import answer_period
from assistant.premises import refuse_reversed_step, refuse_untold_event
from assistant.printed_counts import answer_printed_count
from assistant.printed_signs import answer_printed_sign
from assistant.prose_numbers import answer_prose_numbers
from assistant.purposes import answer_purpose
from assistant.refusal import (
    refuse,
    refuse_blank,
    refuse_lost,
    refuse_type,
    refuse_undefined,
)
from assistant.renumbered import answer_renumbered
from assistant.responsibility import answer_counted_duties, answer_responsibility
from assistant.roadmap import answer_roadmap
from assistant.row_answers import answer_opinion, answer_row_reason
from assistant.row_remarks import answer_row_remark
from assistant.scheduled import answer_scheduled
from assistant.scheduled_items import answer_scheduled_item, answer_scheduled_part
from assistant.scope import Scope
from assistant.short_names import answer_short_name
from assistant.side_ends import answer_side_end
from assistant.sources import answer_mark
from assistant.steps import answer_steps
from assistant.taken_for_new import refuse_taken_for_new
from assistant.taken_numbers import refuse_taken_number, refuse_taken_place
from assistant.told_counts import answer_broken_down, answer_places_told
from assistant.unanswered import answer_doer, refuse_unanswered
from assistant.undecided import refuse_undecided
from assistant.unknown_dates import refuse_unknown_date
from assistant.unknowns import (
    refuse_other_city,
    refuse_unknown_name,
    refuse_unknown_need,
    refuse_unknown_number,
    refuse_unknown_office,
    refuse_unknown_part,
    refuse_unlisted_row,
)
from assistant.untied_years import refuse_untied_year
from assistant.void_counts import answer_void_counts

Composer = Callable[[Scope], Draft | None]

# Refusals that the structure of the documents proves, then answers from records.
FROM_RECORDS: tuple[Composer, ...] = (
    refuse_own_place,
    refuse_collective_name,
    answer_course_of_item,
    answer_thresholds,
    answer_final_target,
    answer_joint_figures,
    answer_offices_of_cities,
    answer_joined_terms,
    answer_comparison,
    answer_parts,
    answer_mark,
    answer_short_name,
    answer_handout,
    refuse_unknown_date,
    refuse_untied_year,
    refuse_unknown_number,
    refuse_taken_number,
    refuse_taken_place,
    answer_aim,
    answer_occasion,
    refuse_lost_offices,
    answer_duty_counts,
    answer_offices,
    refuse_unknown_need,
    refuse_other_city,
    refuse_omitted_name,
    answer_in_force,
    answer_period,
    answer_renumbered,
    answer_all_duties,
    answer_chapters,
    answer_set_up,
    answer_called,
    answer_shared_duties,
    answer_listed_duties,
    answer_money,
    answer_row_remark,
    answer_row_reason,
    answer_opinion,
    refuse_missing_thing,
    refuse_missing_rank,
    answer_moved_duties,
    answer_group_count,
    answer_void_counts,
    answer_rows,
    answer_count,
    answer_counted_heading,
    answer_broken_down,
    answer_places_told,
    refuse_missing_count,
    refuse_undecided,
    refuse_reversed_step,
    refuse_untold_event,
    refuse_other_direction,
    refuse_left_out,
    refuse_part,
    refuse_page,
    refuse_others,
    refuse_unknown_office,
    refuse_unknown_name,
    refuse_unknown_part,
    refuse_unlisted_row,
    refuse_lost_mark,
    answer_printed_sign,
    refuse_lost,
    answer_lost_owner,
    refuse_omitted_term,
    answer_purpose,
    answer_described,
    refuse_undefined,
    answer_issue_date,
    refuse_blank,
    refuse_missing_person,
    refuse_other_holder,
    refuse_other_owner,
    answer_figures,
    refuse_unplaced_remark,
    answer_named_member,
    answer_organisation,
    refuse_unfilled_post,
    refuse_unknown_role,
    refuse_missing_names,
    answer_side_end,
    answer_counted_duties,
    answer_gone_actions,
    answer_change,
    answer_address,
    answer_lost_year,
    answer_holding_heading,
    answer_roadmap,
    answer_headed_duties,
    answer_named_actions,
    answer_responsibility,
    answer_printed_count,
    answer_list,
    refuse_taken_for_new,
    answer_one_sided,
    answer_asked_column,
    answer_definition,
    answer_scheduled,
    answer_scheduled_item,
    answer_scheduled_part,
    answer_steps,
    answer_prose_numbers,
    answer_labelled,
    answer_led,
    refuse_uncounted,
)


def compose(scope: Scope) -> Draft:
    """Compose an answer, or a refusal that helps."""
    if scope.reading.strange_city:
        return _refuse_city(scope, scope.reading.strange_city)
    if scope.reading.excluded and scope.asking:
        return _refuse_excluded(scope)
    if scope.reading.unfounded:
        return refuse(scope)
    if is_noise(scope):
        return refuse(scope, phrases.NOT_A_QUESTION)
    for composer in FROM_RECORDS:
        draft = composer(scope)
        if draft is not None:
            return refuse_lacking(scope, draft) or draft
    if not is_supported(scope):
        return refuse(scope)
    return refuse_type(scope) or _nearest(scope) or refuse(scope)


def _nearest(scope: Scope) -> Draft | None:
    """Answer with the nearest statements where they hold the kind of thing asked for."""
    draft = answer_passage(scope)
    if draft is None:
        return answer_doer(scope)
    refused = refuse_unanswered(scope, draft) or refuse_contradicted(scope, draft)
    return refused or refuse_lacking(scope, draft) or draft


def _refuse_city(scope: Scope, city: str) -> Draft:
    """Refuse for a city that no document is about, naming those that there are."""
    cities = "、".join(scope.lexicon.cities)
    if cities:
        message = phrases.NO_SUCH_CITY.format(city=city, cities=cities)
    else:
        message = phrases.NO_SUCH_CITY_AT_ALL.format(city=city)
    return refuse(scope, message, missing=[city])


def _refuse_excluded(scope: Scope) -> Draft:
    """Refuse for a city that the question names and the asker's filter leaves out."""
    chosen, named = "、".join(scope.reading.cities), "、".join(sorted(scope.reading.excluded))
    message = phrases.OTHER_CITY_CHOSEN.format(city=chosen, named=named)
    return refuse(scope, message, missing=[named])
