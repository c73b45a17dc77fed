import type { Rule } from "../plugins/rule.js";

/** Mail that does not say where its sender can be found. */
export const emailAddressMissing: Rule = {
  code: "check/email-address-missing",
  description:
    "The publication has a sender for its mail, but no postal address: many countries want one at the foot of every newsletter (CAN-SPAM §7704(a)(5), CASL).",

  check({ settings }, _files, report) {
    if (settings.email.from === undefined || settings.publisher?.address !== undefined) return;
    report({
      code: emailAddressMissing.code,
      severity: "warning",
      message: "Cannot say at the foot of the mail where you are: expected publisher.address, got none",
      place: { file: "content/publication.yaml" },
      hint: "Write below publisher: address: 1 Post Road, 050000 Almaty, Kazakhstan",
    });
  },
};
