"""Blocks to do something with: say this and not that, quiz, action plan. All work on paper and without JavaScript."""

from __future__ import annotations

from gaung.block import CHOICE, PAIR, REASON, STEP, Block, Scan, body_of
from gaung.site.blocks.markup import Page, Renderer, element, text


def say_this(page: Page, scan: Scan, block: Block) -> str:
    """Two lists side by side; each line has its sign and its word, so that colour is never alone."""
    sides: dict[str, list[str]] = {"+": [], "-": []}
    for _, line in body_of(scan, block):
        match = PAIR.match(line)
        if match is not None:
            sides[match["sign"]].append(element("li", "", text(match["text"])))
    parts = [element("p", "g-card__title", text(block.options["title"]))] if "title" in block.options else []
    for sign, name, class_ in (("+", "say_this", "g-say__yes"), ("-", "not_that", "g-say__no")):
        if sides[sign]:
            head = element("p", "g-say__head", text(page.say(name)))
            parts.append(element("div", class_, head + element("ul", "", "".join(sides[sign]))))
    return element("div", "g-say", "".join(parts))


def quiz(page: Page, scan: Scan, block: Block) -> str:
    """A question with radio buttons; the answer opens without a script, and nothing is sent or kept."""
    name = f"quiz-{block.first_line}"
    choices, right, reasons = [], [], []
    for _, line in body_of(scan, block):
        choice, reason = CHOICE.match(line), REASON.match(line)
        if choice is not None:
            is_right = choice["mark"] in "xX"
            right += [choice["text"]] if is_right else []
            mark = ' data-right=""' if is_right else ""
            button = f'<input type="radio" name="{name}"{mark}>'
            choices.append(f"<label>{button} <span>{text(choice['text'])}</span></label>")
        elif reason is not None:
            reasons.append(reason["text"])
    answer = element("p", "", text(page.say("quiz_is", answer=" / ".join(right))))
    answer += element("p", "", text(" ".join(reasons))) if reasons else ""
    details = f"<details><summary>{text(page.say('quiz_answer'))}</summary>{answer}</details>"
    label = element("span", "g-card__label", text(page.say("quiz")))
    legend = f"<legend>{label} {text(block.options.get('title', ''))}</legend>"
    said = element(
        "p", "g-quiz__said", "", role="status", data_right=page.say("quiz_right"), data_wrong=page.say("quiz_wrong")
    )
    return element("fieldset", "g-quiz", legend + "".join(choices) + said + details)


def plan(page: Page, scan: Scan, block: Block) -> str:
    """Steps to tick, on the screen or on paper."""
    steps = [match["text"] for _, line in body_of(scan, block) if (match := STEP.match(line))]
    items = "".join(f'<li><label><input type="checkbox"> <span>{text(step)}</span></label></li>' for step in steps)
    label = element("p", "g-card__label", text(page.say("plan")))
    title = element("p", "g-card__title", text(block.options["title"])) if "title" in block.options else ""
    note = element("p", "g-plan__note", text(page.say("plan_note")))
    return element("div", "g-card g-plan", f"{label}{title}<ol>{items}</ol>{note}")


RENDERERS: dict[str, Renderer] = {"say": say_this, "quiz": quiz, "plan": plan}
