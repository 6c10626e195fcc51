"""What `smoke` proves, step by step: each step is a sentence, and the first that is not true ends it.

python3 smoke.py DEBIAN13 WORK INSTALLER PICTURES [STEP...]        some steps only, while one is being written
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import steps_installer as installer
import steps_program as program
from stand import Smoke

STEPS: tuple[Callable[[Smoke], None], ...] = (
    installer.what_another_computer_wrote_down_is_not_followed,
    installer.it_installs_without_a_word_in_ten_seconds,
    program.its_programs_say_to_windows_what_they_are,
    program.a_journey_by_keyboard_ends_in_a_saved_sheet,
    program.without_a_printer_it_says_so,
    program.a_second_start_brings_the_first_window_forward,
    installer.while_it_is_open_nothing_is_installed_or_taken_away,
    installer.installed_over_it_keeps_the_settings,
    program.its_sheets_are_those_of_linux_to_the_byte,
    program.in_every_code_page_it_speaks_chinese,
    program.a_pack_of_content_is_tried_and_used,
    program.a_pack_that_is_opened_is_looked_at,
    program.a_missing_file_is_told_in_a_sentence,
    program.at_every_setting_of_the_screen_the_lower_bar_is_seen,
    installer.what_cannot_be_is_refused_and_changes_nothing,
    installer.where_room_is_scarce_it_says_so_and_leaves_nothing,
    installer.where_room_ends_before_it_begins_it_says_how_much_it_needs,
    installer.where_room_ends_midway_it_says_so_and_leaves_nothing,
    installer.while_somebody_holds_a_file_all_stays_as_it_was,
    installer.what_could_not_be_taken_away_goes_with_the_next_installation,
    installer.where_an_antivirus_took_its_first_file_it_is_mended_or_taken_away_as_a_whole,
    installer.a_read_only_program_is_no_hindrance,
    installer.in_a_folder_with_hanzi_and_a_space_it_works_too,
    installer.the_portable_program_starts_where_it_is_unpacked,
    installer.signed_it_is_still_what_it_was,
    installer.taken_away_it_leaves_nothing,
)


def main(arguments: list[str]) -> int:
    """Take every step, or those that are named; exit code 1 at the first that is not true."""
    smoke = Smoke(*(Path(word) for word in arguments[:4]))
    for step in [step for step in STEPS if step.__name__ in arguments[4:] or not arguments[4:]]:
        print("==", step.__name__.replace("_", " "), flush=True)
        try:
            step(smoke)
        except BaseException:
            smoke.picture("failed")
            raise
    print("All of it works under wine, and nothing is left.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
