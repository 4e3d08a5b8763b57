"""The letters that the program brings along, each as its template file would hold it."""

BUILT_IN = {
    "thank-you": """\
Subject: Thank you for our conversation

Dear {first_name},

Thank you for our conversation. What has stayed with me most: {talked_about}.

You told me what the team is looking for: {need?}. My own experience with that: {my_fit}.

One thing I did not get round to telling you: {unsaid?}.

{recovery?}

If anything is still open on your side, I am glad to answer it.

Kind regards,
{my_name}
""",
    "thank-you-phone": """\
Subject: Thank you for the call

Dear {first_name},

Thank you for the call. One part of it I have kept thinking about: {talked_about}.

You said what matters for this job: {need?}. My own experience with that: {my_fit}.

A question I would like to ask when we speak again: {question?}.

{recovery?}

I would be glad to meet you and the team.

Kind regards,
{my_name}
""",
    "thank-you-onsite": """\
Subject: Thank you for your time

Dear {first_name},

Thank you for making so much time for me. What has stayed with me from talking with \
you: {talked_about}.

You described what you need in this role: {need?}. My own experience with that: {my_fit}.

Something that did not come up: {unsaid?}.

Afterwards I read up on one more thing: {research?}. I would like to hear how you see it.

{recovery?}

I enjoyed meeting you and would be glad to continue from here.

Kind regards,
{my_name}
""",
    "thank-you-late": """\
Subject: A late thank-you

Dear {first_name},

This comes later than it should, and is meant no less: thank you for our conversation on {day}.

I have kept thinking about one thing we talked about: {talked_about}.

{recovery?}

Kind regards,
{my_name}
""",
    "check-in-agreed": """\
Subject: {role}: our conversation on {day}

Dear {first_name},

I am getting in touch as agreed: “{agreed_words?}”.

Can you tell me how things stand with the {role} position, and \
whether there is anything you still need from me?

Something I remember well from our conversation: {talked_about?}.

In the meantime I came across this: {research?}. I would like to hear how you see it.

I am still interested and would be glad to hear from you.

Kind regards,
{my_name}
""",
    "check-in-silence": """\
Subject: {role}: our conversation on {day}

Dear {first_name},

We spoke on {day} about the {role} position. May I ask how things stand, and whether there is \
anything I can add?

Something I remember well from our conversation: {talked_about?}.

In the meantime I came across this: {research?}. I would like to hear how you see it.

I am still interested. A line is enough, also if the answer is no or there is none yet.

Kind regards,
{my_name}
""",
    "closing-rejected": """\
Subject: Thank you, and all the best

Dear {first_name},

I have heard that it will not be me for the {role} position. I had hoped for a different answer, \
and I respect the one you gave.

{thanks?}

I will remember what we talked about: {talked_about?}.

If something comes up one day that fits better, I would be glad to hear from you. I wish you and \
the team all the best.

Kind regards,
{my_name}
""",
    "closing-offer": """\
Subject: Thank you for the offer

Dear {first_name},

Your offer has reached me, and I am very glad of it. Thank you for your part in it.

{thanks?}

I still think about what we discussed: {talked_about?}.

I am giving it careful thought, and you will have my answer in good time.

Kind regards,
{my_name}
""",
    "closing-accepted": """\
Subject: I look forward to working with you

Dear {first_name},

I have said yes, and I am glad of it. Thank you for your part in getting me here.

{thanks?}

Something I would like to pick up again with you: {talked_about?}.

If there is anything worth reading or learning before my first day, please tell me.

Kind regards,
{my_name}
""",
    "closing-withdrawn": """\
Subject: The {role} position

Dear {first_name},

I have thought it over and decided not to go ahead with the {role} position. I wanted you to hear \
it from me, and in time for you to plan without me.

{thanks?}

I will remember what we talked about: {talked_about?}.

I hope you find the right person soon, and that we meet again.

Kind regards,
{my_name}
""",
}
"""By name, in the order in which they are offered."""
