/** Reasons for asking the partner for information (docs/law.md section 3, "Reasons, quoted"). */
export const informationReasons = [
  'missingAllPoe',
  'missingCustomerAcknowledgment',
  'missingOrOldDates',
  'missingPartnerSolution',
  'missingProducts',
] as const;
export type InformationReason = (typeof informationReasons)[number];

/** The reasons that a reviewer may choose for a rejection. */
export const reviewerRejections = [
  'insufficientPoe',
  'missingCustomerConsent',
  'missingProducts',
  'poeUnavailable',
] as const;

/** All reasons for a rejection; a reviewer cannot choose the first three. */
export const rejectionReasons = [
  'partnerRequest',
  'customerDecline',
  'noPartnerResponse',
  ...reviewerRejections,
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** Details that a partner may give with "Partner request". */
export const requestDetails = [
  'incorrectMpn',
  'incorrectActivity',
  'noLongerWorkingWithCustomer',
  'other',
] as const;
export type RequestDetail = (typeof requestDetails)[number];

/**
 * The boxes that a partner ticks about its own PoE (docs/law.md section 6), one for each reason for
 * asking for information.
 */
export const checklistItems = [
  'claim',
  'customerAcknowledgment',
  'dates',
  'solution',
  'products',
] as const;
export type ChecklistItem = (typeof checklistItems)[number];

/** Answers of the eligibility check (docs/law.md section 8). */
export const eligibilityCodes = [
  'eligible',
  'CUSPUBSEC',
  'IVDCOMP',
  'IVDMPN',
  'IVDGEO',
  'CUSEQPTR',
  'IVDPTRROLE',
  'IVDPOE',
  'PAULWPHWM',
  'MAULWPHWM',
  'MINTHNTMT',
  'MXTMCPMT',
  'IVDCLD',
  'IVDMPA',
] as const;
export type EligibilityCode = (typeof eligibilityCodes)[number];
