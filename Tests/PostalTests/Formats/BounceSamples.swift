/// Reports as servers of the time write them, about a letter with a known id.
enum BounceSamples {
    static let postfix = """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.it (Mail Delivery System)
        To: info@ilborgo.example
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
         boundary="B1"
        Message-Id: <20260309100000.1@mx.example.it>

        --B1
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        This is the mail system at host mx.example.it.

        <bruno@officinatassi.example>: host mx.tassi.example said: 552 5.2.2 Mailbox full

        --B1
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.it
        X-Postfix-Queue-ID: 4F1
        Arrival-Date: Mon,  9 Mar 2026 10:00:00 +0100 (CET)

        Final-Recipient: rfc822; bruno@gmail.example
        Original-Recipient: rfc822;Bruno@OfficinaTassi.example
        Action: failed
        Status: 5.2.2
        Remote-MTA: dns; mx.tassi.example
        Diagnostic-Code: smtp; 552 5.2.2 Mailbox full,
            try later

        Final-Recipient: rfc822; anna@tassi.example
        Action: delayed
        Status: 4.4.1

        --B1
        Content-Type: text/rfc822-headers

        Message-ID: <LETTERA@ilborgo.example>
        Subject: Polizza

        --B1--
        """

    static let whole = """
        From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
        To: info@ilborgo.example
        Subject: Delivery Status Notification (Failure)
        MIME-Version: 1.0
        Content-Type: multipart/report; boundary="B2"; report-type=delivery-status

        --B2
        Content-Type: text/plain; charset=UTF-8

        Address not found.
        --B2
        Content-Type: message/delivery-status

        Reporting-MTA: dns; googlemail.example

        Final-Recipient: rfc822; bruno@officinatassi.example
        Action: failed
        Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.

        --B2
        Content-Type: message/rfc822

        Message-ID: <LETTERA@ilborgo.example>
        From: info@ilborgo.example
        To: bruno@officinatassi.example
        Subject: Polizza

        Gentile Bruno
        --B2--
        """

    static let exim = """
        Return-path: <>
        From: Mail Delivery System <Mailer-Daemon@mx.example.it>
        To: info@ilborgo.example
        X-Failed-Recipients: bruno@officinatassi.example
        Auto-Submitted: auto-replied
        Subject: Mail delivery failed: returning message to sender

        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          bruno@officinatassi.example
            SMTP error from remote mail server after RCPT TO:<bruno@officinatassi.example>:
            host mx.tassi.example [192.0.2.1]: 550 5.1.1 User unknown

        ------ This is a copy of the message, including all the headers. ------

        Return-path: <info@ilborgo.example>
        Message-ID: <LETTERA@ilborgo.example>
        To: bruno@officinatassi.example, terzo@altrove.example
        Subject: Polizza

        Il messaggio 4.4.7 non conta.
        """

    static let qmail = """
        Return-Path: <>
        From: MAILER-DAEMON@mail.example.it
        To: info@ilborgo.example
        Subject: failure notice

        Hi. This is the qmail-send program at mail.example.it.
        I'm afraid I wasn't able to deliver your message to the following addresses.
        This is a permanent error; I've given up. Sorry it didn't work out.

        <bruno@officinatassi.example>:
        Sorry, no mailbox here by that name. (#5.1.1)

        --- Below this line is a copy of the message.

        Return-Path: <info@ilborgo.example>
        Message-ID: <LETTERA@ilborgo.example>
        To: bruno@officinatassi.example
        """

    static let late = """
        Return-path: <>
        From: Mail Delivery System <Mailer-Daemon@mx.example.it>
        To: info@ilborgo.example
        Auto-Submitted: auto-replied
        Subject: Warning: message 1kX delayed 24 hours

        This message was created automatically by mail delivery software.
        A message that you sent has not yet been delivered to one or more of its
        recipients after more than 24 hours on the queue on mx.example.it.

        Message-ID: <LETTERA@ilborgo.example>

        The address to which the message has not yet been delivered is:

          bruno@officinatassi.example

        No action is required on your part. Delivery attempts will continue for
        some time.
        """

    static let away = """
        From: bruno@officinatassi.example
        To: info@ilborgo.example
        Subject: Fuori ufficio
        Auto-Submitted: auto-replied
        In-Reply-To: <LETTERA@ilborgo.example>

        Sono in ferie, scrivete a anna@tassi.example. Message-ID: <LETTERA@ilborgo.example>
        """
}
