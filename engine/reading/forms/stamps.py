"""Review stamps."""

from pydantic import Field, RootModel

from engine.reading.forms.parts import Day, Fingerprint, Form, Text


class StampForm(Form):
    """That somebody has read a rule."""

    rule: Text = Field(description="the id of the rule, also of an is-a edge")
    by: Text
    on: Day
    fingerprint: Fingerprint


class StampsForm(RootModel[list[StampForm]]):
    """`reviews.yaml`."""
