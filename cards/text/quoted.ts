import type { Activity, SolutionArea } from '../../services/claims/catalogue.ts';
import { productOf } from '../../services/claims/catalogue.ts';
import type {
  InformationReason,
  RejectionReason,
  RequestDetail,
} from '../../services/claims/reasons.ts';
import { ALLOWED_EXTENSIONS } from '../../services/poe/kinds.ts';

// the programme's own names: every language quotes them in English and explains them beside

export const areas: Readonly<Record<SolutionArea, string>> = {
  businessApplications: 'Business Applications',
  microsoft365: 'Microsoft 365',
};

export const activities: Readonly<Record<Activity, string>> = {
  presales: 'Pre-sales',
  usage: 'Usage',
  revenueAssociation: 'Revenue association',
};

export const productName = (id: string): string => productOf(id)?.name ?? id;

export const informationReasons: Readonly<Record<InformationReason, string>> = {
  missingAllPoe: 'Missing All PoE',
  missingCustomerAcknowledgment: 'Missing Customer Acknowledgment',
  missingOrOldDates: 'Missing or Old Dates',
  missingPartnerSolution: 'Missing Partner Solution/Service',
  missingProducts: 'Missing Products',
};

export const rejectionReasons: Readonly<Record<RejectionReason, string>> = {
  partnerRequest: 'Partner request',
  customerDecline: 'Customer decline',
  insufficientPoe: 'Insufficient proof of execution',
  missingCustomerConsent: 'Missing customer consent on PoE',
  missingProducts: 'Missing products',
  noPartnerResponse: 'No Partner Response',
  poeUnavailable: 'PoE unavailable',
};

export const requestDetails: Readonly<Record<RequestDetail, string>> = {
  incorrectMpn: 'Incorrect MPN',
  incorrectActivity: 'Incorrect activity',
  noLongerWorkingWithCustomer: 'Not working with the customer any longer',
  other: 'Other',
};

/** Endings of file names that are taken. */
export const fileTypes = ALLOWED_EXTENSIONS.join(', ');
