public enum MembershipApplication {}
