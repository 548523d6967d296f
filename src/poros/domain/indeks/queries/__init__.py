"""Reading: published results, assessments, evidence, plans and instruments, limited to the actor."""
