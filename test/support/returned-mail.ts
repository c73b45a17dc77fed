/** A delivery report (RFC 3464) as a mail server writes it; what is not named is a dead mailbox. */
export function deliveryReport({
  to = "bounces@courier.example",
  action = "failed",
  status = "5.1.1",
  diagnostic = "smtp; 550 5.1.1 User unknown",
  returned = "Subject: Courier #9\n",
} = {}): string {
  return `Return-Path: <>
To: ${to}
From: MAILER-DAEMON@mx.example.com (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4F2B.1700000000/mx.example.com"

This is a MIME-encapsulated message.

--4F2B.1700000000/mx.example.com
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

Your message could not be delivered.

--4F2B.1700000000/mx.example.com
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com
Arrival-Date: Fri, 20 Nov 2026 09:00:00 +0000 (UTC)

Final-Recipient: rfc822; ada@example.com
Action: ${action}
Status: ${status}
Remote-MTA: dns; mail.example.com
Diagnostic-Code: ${diagnostic}

--4F2B.1700000000/mx.example.com
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

${returned}
--4F2B.1700000000/mx.example.com--
`;
}

/** A complaint (ARF, RFC 5965) as a feedback loop sends it, addresses taken out. */
export function feedbackReport(type: string, returned = "Subject: Courier #9\n"): string {
  return `From: <feedback@isp.example>
To: <abuse@courier.example>
Subject: FW: Courier #9
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="part"

--part
Content-Type: text/plain; charset="US-ASCII"

This is an email abuse report.

--part
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: SomeGenerator/1.0
Version: 1

--part
Content-Type: message/rfc822
Content-Disposition: inline

${returned}
--part--
`;
}
