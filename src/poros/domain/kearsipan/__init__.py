"""Archives: filing, retention, transfer, appraisal, destruction by procedure, and a copy that outlives this system."""
